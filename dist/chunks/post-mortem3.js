import { t as startPostMortem } from "./post-mortem2.js";

export { startPostMortem };