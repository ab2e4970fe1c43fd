import { n as UserErrors, t as UserError } from "./errors2.js";

export { UserError };