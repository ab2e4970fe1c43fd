import { n as PLAIN, r as terminalMarkup, t as MARKDOWN } from "./markup2.js";

export { MARKDOWN, PLAIN };