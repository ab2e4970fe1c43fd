import { t as renderPostMortemBrief } from "./post-mortem-terminal2.js";

export { renderPostMortemBrief };