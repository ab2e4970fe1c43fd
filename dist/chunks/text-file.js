import { t as writeTextFile } from "./text-file2.js";

export { writeTextFile };