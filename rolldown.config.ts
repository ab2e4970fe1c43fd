import { licences } from "./scripts/licences.ts";

/** One bundle for both entries. Packages loaded with import() become chunks of their own, read when they are needed. */
export default {
  input: { index: "src/action.ts", cli: "src/cli.ts" },
  platform: "node",
  // The demonstration promises to run on Node 20, which knows no `using`.
  transform: { target: "node20" },
  output: {
    dir: "dist",
    // A chunk that is no longer made must not stay behind.
    cleanDir: true,
    format: "esm",
    minify: false,
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name].js",
  },
  plugins: [licences()],
};
