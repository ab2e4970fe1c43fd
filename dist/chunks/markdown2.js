import { a as table, i as folded, n as bullets, r as fenced, t as block } from "./markdown.js";

export { block };