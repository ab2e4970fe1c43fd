import { n as writeTextFile, t as isFile } from "./text-file2.js";

export { isFile, writeTextFile };