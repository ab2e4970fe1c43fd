import { t as effectOf } from "./effect.js";

export { effectOf };