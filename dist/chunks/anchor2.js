import { t as startAnchor } from "./anchor3.js";

export { startAnchor };