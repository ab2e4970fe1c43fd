import { t as waitOrAbort } from "./wait2.js";

export { waitOrAbort };