import { t as require_isIP } from "./isIP2.js";

export default require_isIP();

export {  };