import { t as require_dist } from "./dist4.js";

export default require_dist();

export {  };