import { t as attributionJson } from "./attribution-json2.js";

export { attributionJson };