import { t as withLayer } from "./one-layer.js";

export { withLayer };