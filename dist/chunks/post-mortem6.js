import { n as postMortem, t as draftPostMortem } from "./post-mortem5.js";

export { postMortem };