import { n as waitOrAbort, t as patiently } from "./patience2.js";

export { waitOrAbort };