import { UserError } from "../src/errors.ts";

/** Runs the main function of a script: what a person can mend is told in two lines, with exit status 2. */
export async function run(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}.\n${error.remedy}\n`);
    process.exitCode = 2;
  }
}
