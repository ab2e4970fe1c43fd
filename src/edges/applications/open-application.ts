import type { TargetSpec } from "../../domain/suite.ts";
import type { Application, FileTree } from "../../ports.ts";
import type { Door } from "./door.ts";
import type { PatienceWithApplication } from "./patient-application.ts";

type ApplicationTarget = Exclude<TargetSpec, { readonly kind: "agent" }>;

export type ApplicationPlace = Pick<PatienceWithApplication, "cache" | "attempts" | "sleep" | "random"> & {
  /** The repository's root, where a command runs. */
  readonly folder: string;
  /** A command runs in the files of this commit instead: those of the work tree may come from a stranger. */
  readonly commit?: string;
  /** The files of that commit, where there is no git to have them from. */
  readonly files?: FileTree;
  /** Holds the key of an HTTP application; a command is given all of it. */
  readonly environment: { readonly [name: string]: string | undefined };
  /** Milliseconds that a case under way may still take after an abort. Default 5,000. */
  readonly graceMs?: number;
  /** Milliseconds that a command has to end by itself, once its input is shut and once it is asked to. Default 2,000. */
  readonly closingMs?: number;
};

/**
 * The user's own application. Nothing is loaded, read or started before the first case.
 *
 * @returns an application that throws only where a commit's files cannot be had for a command: a UserError
 */
export function openApplication(target: ApplicationTarget, place: ApplicationPlace): Application {
  let opened: Promise<Application> | undefined;
  const application = () => {
    opened ??= open(target, place);
    return opened;
  };
  return {
    answer: async (variant, asked, signal) => (await application()).answer(variant, asked, signal),
    close: async () => (await opened?.catch(() => undefined))?.close(),
  };
}

async function open(target: ApplicationTarget, place: ApplicationPlace): Promise<Application> {
  const { patientApplication } = await import("./patient-application.ts");
  const { graceMs = 5_000, cache, attempts, sleep, random } = place;
  return patientApplication(await doorOf(target, place), {
    cache,
    graceMs,
    identity: identityOf(target, place),
    ...(target.price !== undefined && { price: target.price }),
    ...(attempts !== undefined && { attempts }),
    ...(sleep !== undefined && { sleep }),
    ...(random !== undefined && { random }),
  });
}

async function doorOf(target: ApplicationTarget, place: ApplicationPlace): Promise<Door> {
  const { folder, commit, files, environment, closingMs = 2_000 } = place;
  switch (target.kind) {
    case "http": {
      const { httpDoor } = await import("./http-application.ts");
      return httpDoor(target, environment);
    }
    case "command": {
      const { commandDoor } = await import("./command-application.ts");
      return commandDoor(target, {
        folder,
        environment,
        graceMs: closingMs,
        ...(commit !== undefined && { commit }),
        ...(files !== undefined && { files }),
      });
    }
    default:
      return target satisfies never;
  }
}

function identityOf(target: ApplicationTarget, { commit }: ApplicationPlace): unknown {
  return target.kind === "http" ? { url: target.url } : { command: target.command, commit };
}
