import { t as require_fastest_levenshtein } from "./fastest-levenshtein2.js";

export default require_fastest_levenshtein();

export {  };