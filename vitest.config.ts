import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // One for each core: most tests wait for programs and servers of their own.
    maxWorkers: availableParallelism(),
  },
});
