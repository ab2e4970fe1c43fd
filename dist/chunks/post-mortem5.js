import { n as postMortem, t as draftPostMortem } from "./post-mortem4.js";

export { postMortem };