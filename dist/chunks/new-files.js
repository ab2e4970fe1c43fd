import { n as writeNewFiles, t as refuseExisting } from "./new-files2.js";

export { refuseExisting, writeNewFiles };