import { t as differingLayers } from "./differing-layers2.js";

export { differingLayers };