// Generated from schema/suite.json by scripts/compile-schemas.ts. Do not edit.
"use strict";
export const validateSuite = validate21;
const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","title":"eval-baseline suite","description":"Where traces come from, the layers, the metrics and their gates. Paths are relative to the suite file.","type":"object","additionalProperties":false,"required":["suite","traces","layers","metrics"],"properties":{"suite":{"description":"The suite's name: lower-case letters, digits and hyphens. Baselines are kept under it.","type":"string","pattern":"^[a-z0-9][a-z0-9-]{0,63}$"},"traces":{"$ref":"#/definitions/traces"},"sample":{"$ref":"#/definitions/sample"},"layers":{"$ref":"#/definitions/layers"},"metrics":{"description":"What is measured about every answer. At least one.","type":"array","minItems":1,"items":{"$ref":"#/definitions/metric"}},"trials":{"description":"How often each case is asked. More trials separate a flaky answer from a changed one.","type":"integer","minimum":1,"maximum":100,"default":3},"gate":{"$ref":"#/definitions/gate"},"budget":{"$ref":"#/definitions/budget"},"store":{"$ref":"#/definitions/store"},"concurrency":{"description":"Model calls under way at one time.","type":"integer","minimum":1,"maximum":256,"default":8}},"definitions":{"paths":{"description":"A glob, or a list of globs.","type":["string","array"],"minItems":1,"items":{"type":"string"}},"share":{"description":"A share of one: 2% or 0.02.","if":{"type":"string"},"then":{"pattern":"^[0-9]+(\\.[0-9]+)?%$"},"else":{"type":"number","minimum":0,"maximum":1}},"traces":{"description":"Where production traces are, and what their attributes mean.","type":"object","additionalProperties":false,"required":["from"],"properties":{"from":{"description":"Sources, read together.","type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"required":["otlp"],"properties":{"otlp":{"description":"OTLP/JSON lines, plain or gzip.","$ref":"#/definitions/paths"}}}},"window":{"description":"How far back to read, from now: 90m, 24h, 7d, 2w. Without it everything is read.","type":"string","pattern":"^[1-9][0-9]*[mhdw]$"},"where":{"description":"Attribute values a trace must have.","type":"object","additionalProperties":{"type":["string","number","boolean"]}},"versions":{"description":"Which attribute carries a layer's version id, where it has no standard name.","type":"object","additionalProperties":false,"properties":{"model":{"type":"string"},"prompt":{"type":"string"},"policy":{"type":"string"},"retrieval":{"type":"string"},"tools":{"type":"string"}}},"slices":{"description":"Attributes that cut the traffic into slices.","type":"array","items":{"type":"string"}},"expected":{"description":"The attribute that holds the right answer, where it is known.","type":"string"},"feedback":{"description":"The attribute that says how satisfied the user was; sample.keep.negative-feedback goes by it.","type":"string"}}},"sample":{"description":"How many traces are drawn, and how.","type":"object","additionalProperties":false,"properties":{"size":{"description":"Traces to draw.","type":"integer","minimum":1,"default":200},"stratify":{"description":"The attribute whose values each get their share of the sample.","type":"string"},"keep":{"description":"Traces that are drawn before all others.","type":"object","additionalProperties":false,"properties":{"errors":{"description":"Traces with an error.","type":"integer","minimum":0},"negative-feedback":{"description":"Traces the user disliked.","type":"integer","minimum":0}}},"seed":{"description":"Another seed draws another sample.","type":["integer","string"],"default":0},"key":{"description":"The attribute that names a case. Without it a case is the digest of its input.","type":"string"}}},"model":{"description":"A model and how to call it.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"As the provider knows it. A dated name is better than an alias that moves.","type":"string","pattern":"\\S"},"base-url":{"description":"An OpenAI-compatible base URL. Without it OPENAI_BASE_URL, else the provider's own.","type":"string","pattern":"^https?://"},"key-variable":{"description":"The environment variable that holds the key.","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$","default":"OPENAI_API_KEY"},"parameters":{"description":"Sent with every call: temperature, max_tokens, …","type":"object"},"price":{"description":"Dollars per million tokens.","type":"object","additionalProperties":false,"required":["input","output"],"properties":{"input":{"type":"number","minimum":0},"output":{"type":"number","minimum":0},"cached-input":{"type":"number","minimum":0}}}}},"layers":{"description":"The five layers. A layer the application has not got is: none.","type":"object","additionalProperties":false,"required":["model","prompt","policy","retrieval","tools"],"properties":{"model":{"if":{"type":"string"},"then":{"const":"none"},"else":{"$ref":"#/definitions/model"}},"prompt":{"description":"The files that make the prompt. Their content is the prompt's version.","if":{"type":"string"},"then":{"const":"none"},"else":{"type":"object","additionalProperties":false,"required":["files"],"properties":{"template":{"description":"The Liquid template of the system text; without it the recorded system text is replayed.","type":"string"},"files":{"$ref":"#/definitions/paths"}}}},"policy":{"description":"The files that make the policy; the template gets them as {{ policy }}.","if":{"type":"string"},"then":{"const":"none"},"else":{"type":"object","additionalProperties":false,"required":["files"],"properties":{"files":{"$ref":"#/definitions/paths"}}}},"retrieval":{"description":"Where a replay's documents come from.","if":{"type":"string"},"then":{"const":"none"},"else":{"type":"object","additionalProperties":false,"properties":{"documents":{"description":"recorded: as in the trace. Or a snapshot file.","if":{"type":"string"},"then":{"const":"recorded"},"else":{"type":"object","additionalProperties":false,"required":["snapshot"],"properties":{"snapshot":{"type":"string"}}}},"version":{"description":"The index version, where neither traces nor a snapshot say it.","type":"string","pattern":"\\S"}}}},"tools":{"description":"Tool definitions, and where a replay's tool results come from.","if":{"type":"string"},"then":{"const":"none"},"else":{"type":"object","additionalProperties":false,"required":["definitions"],"properties":{"definitions":{"$ref":"#/definitions/paths"},"results":{"enum":["recorded"]}}}}}},"metric":{"description":"One thing measured about every answer.","type":"object","additionalProperties":false,"required":["name","scorer"],"properties":{"name":{"type":"string","pattern":"^[a-z0-9][a-z0-9_-]{0,63}$"},"scorer":{"enum":["equals","contains","icontains","regex","json-schema","latency","cost","llm-rubric","trace-attribute"]},"value":{"description":"equals, contains, icontains: the text; without it the case's expected value.","type":"string"},"pattern":{"description":"regex: a JavaScript regular expression.","type":"string","pattern":"\\S"},"flags":{"description":"regex: flags, for instance i.","type":"string","pattern":"^[imsu]*$"},"schema":{"description":"json-schema: the schema's file.","type":"string"},"rubric":{"description":"llm-rubric: the rubric's file.","type":"string"},"judge":{"description":"llm-rubric: who judges.","type":"object","additionalProperties":false,"required":["model"],"properties":{"model":{"$ref":"#/definitions/model"}}},"attribute":{"description":"trace-attribute: what production recorded.","type":"string"},"range":{"description":"trace-attribute: the attribute's worst and best value.","type":"array","minItems":2,"maxItems":2,"items":{"type":"number"}},"max-drop":{"description":"The loss that is accepted, in the metric's unit or as a share: 0.05 or 5%.","$ref":"#/definitions/margin"},"max-increase":{"description":"latency, cost: the increase that is accepted, in ms or dollars, or as a share: 25%.","$ref":"#/definitions/margin"},"informs":{"description":"true: shown, and never decides.","type":"boolean","default":false}},"allOf":[{"if":{"properties":{"scorer":{"const":"regex"}}},"then":{"required":["pattern"]}},{"if":{"properties":{"scorer":{"const":"json-schema"}}},"then":{"required":["schema"]}},{"if":{"properties":{"scorer":{"const":"llm-rubric"}}},"then":{"required":["rubric","judge"]}},{"if":{"properties":{"scorer":{"const":"trace-attribute"}}},"then":{"required":["attribute","range"]}}]},"margin":{"if":{"type":"string"},"then":{"pattern":"^[0-9]+(\\.[0-9]+)?%$"},"else":{"type":"number","minimum":0}},"action":{"enum":["fail","warn","pass"]},"gate":{"description":"What a verdict does to the exit status.","type":"object","additionalProperties":false,"properties":{"on-regressed":{"$ref":"#/definitions/action","default":"fail"},"on-inconclusive":{"$ref":"#/definitions/action","default":"warn"},"on-not-comparable":{"$ref":"#/definitions/action","default":"fail"},"confidence":{"description":"Of the intervals: 0.95 leaves 2.5 % on either side.","type":"number","minimum":0.5,"maximum":0.999,"default":0.95},"looks":{"description":"At most this many looks at a growing number of trials. This version takes one.","type":"integer","minimum":1,"maximum":3}}},"budget":{"description":"Caps on one run, checked before every call.","type":"object","additionalProperties":false,"properties":{"usd":{"description":"Dollars; needs layers.model.price.","type":"number","minimum":0},"tokens":{"type":"integer","minimum":0},"calls":{"type":"integer","minimum":0},"errors":{"description":"The share of trials that may fail: 2%.","$ref":"#/definitions/share","default":"2%"}}},"store":{"description":"Where baselines are kept.","type":"object","additionalProperties":false,"properties":{"branch":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9._/-]*$","default":"eval-baselines"},"text":{"description":"Text of questions and answers in the records. This version keeps none.","enum":["none"]}}}}};
const func2 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^[a-z0-9][a-z0-9-]{0,63}$", "u");
const schema7 = {"description":"Where production traces are, and what their attributes mean.","type":"object","additionalProperties":false,"required":["from"],"properties":{"from":{"description":"Sources, read together.","type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"required":["otlp"],"properties":{"otlp":{"description":"OTLP/JSON lines, plain or gzip.","$ref":"#/definitions/paths"}}}},"window":{"description":"How far back to read, from now: 90m, 24h, 7d, 2w. Without it everything is read.","type":"string","pattern":"^[1-9][0-9]*[mhdw]$"},"where":{"description":"Attribute values a trace must have.","type":"object","additionalProperties":{"type":["string","number","boolean"]}},"versions":{"description":"Which attribute carries a layer's version id, where it has no standard name.","type":"object","additionalProperties":false,"properties":{"model":{"type":"string"},"prompt":{"type":"string"},"policy":{"type":"string"},"retrieval":{"type":"string"},"tools":{"type":"string"}}},"slices":{"description":"Attributes that cut the traffic into slices.","type":"array","items":{"type":"string"}},"expected":{"description":"The attribute that holds the right answer, where it is known.","type":"string"},"feedback":{"description":"The attribute that says how satisfied the user was; sample.keep.negative-feedback goes by it.","type":"string"}}};
const schema8 = {"description":"A glob, or a list of globs.","type":["string","array"],"minItems":1,"items":{"type":"string"}};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema8.type},message:"must be string,array",schema:schema8.type,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(Array.isArray(data)){
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.items.type,parentSchema:schema8.items,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
validate23.errors = vErrors;
return errors === 0;
}

const pattern1 = new RegExp("^[1-9][0-9]*[mhdw]$", "u");

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.from === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "from"},message:"must have required property '"+"from"+"'",schema:schema7.required,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "from") || (key0 === "window")) || (key0 === "where")) || (key0 === "versions")) || (key0 === "slices")) || (key0 === "expected")) || (key0 === "feedback"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.from !== undefined){
let data0 = data.from;
if(Array.isArray(data0)){
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/from",schemaPath:"#/properties/from/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema7.properties.from,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.otlp === undefined){
const err3 = {instancePath:instancePath+"/from/" + i0,schemaPath:"#/properties/from/items/required",keyword:"required",params:{missingProperty: "otlp"},message:"must have required property '"+"otlp"+"'",schema:schema7.properties.from.items.required,parentSchema:schema7.properties.from.items,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key1 in data1){
if(!(key1 === "otlp")){
const err4 = {instancePath:instancePath+"/from/" + i0,schemaPath:"#/properties/from/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema7.properties.from.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.otlp !== undefined){
if(!(validate23(data1.otlp, {instancePath:instancePath+"/from/" + i0+"/otlp",parentData:data1,parentDataProperty:"otlp",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/from/" + i0,schemaPath:"#/properties/from/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.properties.from.items.type,parentSchema:schema7.properties.from.items,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema7.properties.from.type,parentSchema:schema7.properties.from,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.window !== undefined){
let data3 = data.window;
if(typeof data3 === "string"){
if(!pattern1.test(data3)){
const err7 = {instancePath:instancePath+"/window",schemaPath:"#/properties/window/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]*[mhdw]$"},message:"must match pattern \""+"^[1-9][0-9]*[mhdw]$"+"\"",schema:"^[1-9][0-9]*[mhdw]$",parentSchema:schema7.properties.window,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/window",schemaPath:"#/properties/window/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.properties.window.type,parentSchema:schema7.properties.window,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.where !== undefined){
let data4 = data.where;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key2 in data4){
let data5 = data4[key2];
if(((typeof data5 !== "string") && (!((typeof data5 == "number") && (isFinite(data5))))) && (typeof data5 !== "boolean")){
const err9 = {instancePath:instancePath+"/where/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/where/additionalProperties/type",keyword:"type",params:{type: schema7.properties.where.additionalProperties.type},message:"must be string,number,boolean",schema:schema7.properties.where.additionalProperties.type,parentSchema:schema7.properties.where.additionalProperties,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/where",schemaPath:"#/properties/where/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.properties.where.type,parentSchema:schema7.properties.where,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.versions !== undefined){
let data6 = data.versions;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key3 in data6){
if(!(((((key3 === "model") || (key3 === "prompt")) || (key3 === "policy")) || (key3 === "retrieval")) || (key3 === "tools"))){
const err11 = {instancePath:instancePath+"/versions",schemaPath:"#/properties/versions/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema7.properties.versions,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data6.model !== undefined){
let data7 = data6.model;
if(typeof data7 !== "string"){
const err12 = {instancePath:instancePath+"/versions/model",schemaPath:"#/properties/versions/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.properties.versions.properties.model.type,parentSchema:schema7.properties.versions.properties.model,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data6.prompt !== undefined){
let data8 = data6.prompt;
if(typeof data8 !== "string"){
const err13 = {instancePath:instancePath+"/versions/prompt",schemaPath:"#/properties/versions/properties/prompt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.properties.versions.properties.prompt.type,parentSchema:schema7.properties.versions.properties.prompt,data:data8};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data6.policy !== undefined){
let data9 = data6.policy;
if(typeof data9 !== "string"){
const err14 = {instancePath:instancePath+"/versions/policy",schemaPath:"#/properties/versions/properties/policy/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.properties.versions.properties.policy.type,parentSchema:schema7.properties.versions.properties.policy,data:data9};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data6.retrieval !== undefined){
let data10 = data6.retrieval;
if(typeof data10 !== "string"){
const err15 = {instancePath:instancePath+"/versions/retrieval",schemaPath:"#/properties/versions/properties/retrieval/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.properties.versions.properties.retrieval.type,parentSchema:schema7.properties.versions.properties.retrieval,data:data10};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data6.tools !== undefined){
let data11 = data6.tools;
if(typeof data11 !== "string"){
const err16 = {instancePath:instancePath+"/versions/tools",schemaPath:"#/properties/versions/properties/tools/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.properties.versions.properties.tools.type,parentSchema:schema7.properties.versions.properties.tools,data:data11};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/versions",schemaPath:"#/properties/versions/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.properties.versions.type,parentSchema:schema7.properties.versions,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.slices !== undefined){
let data12 = data.slices;
if(Array.isArray(data12)){
const len1 = data12.length;
for(let i1=0; i1<len1; i1++){
let data13 = data12[i1];
if(typeof data13 !== "string"){
const err18 = {instancePath:instancePath+"/slices/" + i1,schemaPath:"#/properties/slices/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.properties.slices.items.type,parentSchema:schema7.properties.slices.items,data:data13};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/slices",schemaPath:"#/properties/slices/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema7.properties.slices.type,parentSchema:schema7.properties.slices,data:data12};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.expected !== undefined){
let data14 = data.expected;
if(typeof data14 !== "string"){
const err20 = {instancePath:instancePath+"/expected",schemaPath:"#/properties/expected/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.properties.expected.type,parentSchema:schema7.properties.expected,data:data14};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.feedback !== undefined){
let data15 = data.feedback;
if(typeof data15 !== "string"){
const err21 = {instancePath:instancePath+"/feedback",schemaPath:"#/properties/feedback/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.properties.feedback.type,parentSchema:schema7.properties.feedback,data:data15};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.type,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

const schema9 = {"description":"How many traces are drawn, and how.","type":"object","additionalProperties":false,"properties":{"size":{"description":"Traces to draw.","type":"integer","minimum":1,"default":200},"stratify":{"description":"The attribute whose values each get their share of the sample.","type":"string"},"keep":{"description":"Traces that are drawn before all others.","type":"object","additionalProperties":false,"properties":{"errors":{"description":"Traces with an error.","type":"integer","minimum":0},"negative-feedback":{"description":"Traces the user disliked.","type":"integer","minimum":0}}},"seed":{"description":"Another seed draws another sample.","type":["integer","string"],"default":0},"key":{"description":"The attribute that names a case. Without it a case is the digest of its input.","type":"string"}}};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "size") || (key0 === "stratify")) || (key0 === "keep")) || (key0 === "seed")) || (key0 === "key"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.size !== undefined){
let data0 = data.size;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err1 = {instancePath:instancePath+"/size",schemaPath:"#/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema9.properties.size.type,parentSchema:schema9.properties.size,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/size",schemaPath:"#/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema9.properties.size,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
if(data.stratify !== undefined){
let data1 = data.stratify;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/stratify",schemaPath:"#/properties/stratify/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.stratify.type,parentSchema:schema9.properties.stratify,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.keep !== undefined){
let data2 = data.keep;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
if(!((key1 === "errors") || (key1 === "negative-feedback"))){
const err4 = {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema9.properties.keep,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data2.errors !== undefined){
let data3 = data2.errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err5 = {instancePath:instancePath+"/keep/errors",schemaPath:"#/properties/keep/properties/errors/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema9.properties.keep.properties.errors.type,parentSchema:schema9.properties.keep.properties.errors,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err6 = {instancePath:instancePath+"/keep/errors",schemaPath:"#/properties/keep/properties/errors/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema9.properties.keep.properties.errors,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data2["negative-feedback"] !== undefined){
let data4 = data2["negative-feedback"];
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err7 = {instancePath:instancePath+"/keep/negative-feedback",schemaPath:"#/properties/keep/properties/negative-feedback/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema9.properties.keep.properties["negative-feedback"].type,parentSchema:schema9.properties.keep.properties["negative-feedback"],data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
const err8 = {instancePath:instancePath+"/keep/negative-feedback",schemaPath:"#/properties/keep/properties/negative-feedback/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema9.properties.keep.properties["negative-feedback"],data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
}
else {
const err9 = {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema9.properties.keep.type,parentSchema:schema9.properties.keep,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.seed !== undefined){
let data5 = data.seed;
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (typeof data5 !== "string")){
const err10 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/type",keyword:"type",params:{type: schema9.properties.seed.type},message:"must be integer,string",schema:schema9.properties.seed.type,parentSchema:schema9.properties.seed,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.key !== undefined){
let data6 = data.key;
if(typeof data6 !== "string"){
const err11 = {instancePath:instancePath+"/key",schemaPath:"#/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.key.type,parentSchema:schema9.properties.key,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema9.type,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}

const schema10 = {"description":"The five layers. A layer the application has not got is: none.","type":"object","additionalProperties":false,"required":["model","prompt","policy","retrieval","tools"],"properties":{"model":{"if":{"type":"string"},"then":{"const":"none"},"else":{"$ref":"#/definitions/model"}},"prompt":{"description":"The files that make the prompt. Their content is the prompt's version.","if":{"type":"string"},"then":{"const":"none"},"else":{"type":"object","additionalProperties":false,"required":["files"],"properties":{"template":{"description":"The Liquid template of the system text; without it the recorded system text is replayed.","type":"string"},"files":{"$ref":"#/definitions/paths"}}}},"policy":{"description":"The files that make the policy; the template gets them as {{ policy }}.","if":{"type":"string"},"then":{"const":"none"},"else":{"type":"object","additionalProperties":false,"required":["files"],"properties":{"files":{"$ref":"#/definitions/paths"}}}},"retrieval":{"description":"Where a replay's documents come from.","if":{"type":"string"},"then":{"const":"none"},"else":{"type":"object","additionalProperties":false,"properties":{"documents":{"description":"recorded: as in the trace. Or a snapshot file.","if":{"type":"string"},"then":{"const":"recorded"},"else":{"type":"object","additionalProperties":false,"required":["snapshot"],"properties":{"snapshot":{"type":"string"}}}},"version":{"description":"The index version, where neither traces nor a snapshot say it.","type":"string","pattern":"\\S"}}}},"tools":{"description":"Tool definitions, and where a replay's tool results come from.","if":{"type":"string"},"then":{"const":"none"},"else":{"type":"object","additionalProperties":false,"required":["definitions"],"properties":{"definitions":{"$ref":"#/definitions/paths"},"results":{"enum":["recorded"]}}}}}};
const schema11 = {"description":"A model and how to call it.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"As the provider knows it. A dated name is better than an alias that moves.","type":"string","pattern":"\\S"},"base-url":{"description":"An OpenAI-compatible base URL. Without it OPENAI_BASE_URL, else the provider's own.","type":"string","pattern":"^https?://"},"key-variable":{"description":"The environment variable that holds the key.","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$","default":"OPENAI_API_KEY"},"parameters":{"description":"Sent with every call: temperature, max_tokens, …","type":"object"},"price":{"description":"Dollars per million tokens.","type":"object","additionalProperties":false,"required":["input","output"],"properties":{"input":{"type":"number","minimum":0},"output":{"type":"number","minimum":0},"cached-input":{"type":"number","minimum":0}}}}};
const pattern2 = new RegExp("\\S", "u");
const pattern3 = new RegExp("^https?://", "u");
const pattern4 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "name") || (key0 === "base-url")) || (key0 === "key-variable")) || (key0 === "parameters")) || (key0 === "price"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern2.test(data0)){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema11.properties.name,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.name.type,parentSchema:schema11.properties.name,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data["base-url"] !== undefined){
let data1 = data["base-url"];
if(typeof data1 === "string"){
if(!pattern3.test(data1)){
const err4 = {instancePath:instancePath+"/base-url",schemaPath:"#/properties/base-url/pattern",keyword:"pattern",params:{pattern: "^https?://"},message:"must match pattern \""+"^https?://"+"\"",schema:"^https?://",parentSchema:schema11.properties["base-url"],data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/base-url",schemaPath:"#/properties/base-url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties["base-url"].type,parentSchema:schema11.properties["base-url"],data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data["key-variable"] !== undefined){
let data2 = data["key-variable"];
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err6 = {instancePath:instancePath+"/key-variable",schemaPath:"#/properties/key-variable/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema11.properties["key-variable"],data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/key-variable",schemaPath:"#/properties/key-variable/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties["key-variable"].type,parentSchema:schema11.properties["key-variable"],data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.parameters !== undefined){
let data3 = data.parameters;
if(!(data3 && typeof data3 == "object" && !Array.isArray(data3))){
const err8 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.parameters.type,parentSchema:schema11.properties.parameters,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.price !== undefined){
let data4 = data.price;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.input === undefined){
const err9 = {instancePath:instancePath+"/price",schemaPath:"#/properties/price/required",keyword:"required",params:{missingProperty: "input"},message:"must have required property '"+"input"+"'",schema:schema11.properties.price.required,parentSchema:schema11.properties.price,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data4.output === undefined){
const err10 = {instancePath:instancePath+"/price",schemaPath:"#/properties/price/required",keyword:"required",params:{missingProperty: "output"},message:"must have required property '"+"output"+"'",schema:schema11.properties.price.required,parentSchema:schema11.properties.price,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key1 in data4){
if(!(((key1 === "input") || (key1 === "output")) || (key1 === "cached-input"))){
const err11 = {instancePath:instancePath+"/price",schemaPath:"#/properties/price/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.price,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data4.input !== undefined){
let data5 = data4.input;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
const err12 = {instancePath:instancePath+"/price/input",schemaPath:"#/properties/price/properties/input/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema11.properties.price.properties.input,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/price/input",schemaPath:"#/properties/price/properties/input/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema11.properties.price.properties.input.type,parentSchema:schema11.properties.price.properties.input,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data4.output !== undefined){
let data6 = data4.output;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err14 = {instancePath:instancePath+"/price/output",schemaPath:"#/properties/price/properties/output/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema11.properties.price.properties.output,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/price/output",schemaPath:"#/properties/price/properties/output/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema11.properties.price.properties.output.type,parentSchema:schema11.properties.price.properties.output,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data4["cached-input"] !== undefined){
let data7 = data4["cached-input"];
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
const err16 = {instancePath:instancePath+"/price/cached-input",schemaPath:"#/properties/price/properties/cached-input/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema11.properties.price.properties["cached-input"],data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/price/cached-input",schemaPath:"#/properties/price/properties/cached-input/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema11.properties.price.properties["cached-input"].type,parentSchema:schema11.properties.price.properties["cached-input"],data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/price",schemaPath:"#/properties/price/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.price.type,parentSchema:schema11.properties.price,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}


function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.model === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'",schema:schema10.required,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.prompt === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "prompt"},message:"must have required property '"+"prompt"+"'",schema:schema10.required,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.policy === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "policy"},message:"must have required property '"+"policy"+"'",schema:schema10.required,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.retrieval === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "retrieval"},message:"must have required property '"+"retrieval"+"'",schema:schema10.required,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.tools === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tools"},message:"must have required property '"+"tools"+"'",schema:schema10.required,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "model") || (key0 === "prompt")) || (key0 === "policy")) || (key0 === "retrieval")) || (key0 === "tools"))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.model !== undefined){
let data0 = data.model;
const _errs3 = errors;
let valid1 = true;
const _errs4 = errors;
if(typeof data0 !== "string"){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid0 = _errs4 === errors;
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs6 = errors;
if("none" !== data0){
const err7 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/then/const",keyword:"const",params:{allowedValue: "none"},message:"must be equal to constant",schema:"none",parentSchema:schema10.properties.model.then,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid1 = _valid0;
ifClause0 = "then";
}
else {
const _errs7 = errors;
if(!(validate29(data0, {instancePath:instancePath+"/model",parentData:data,parentDataProperty:"model",rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
valid1 = _valid0;
ifClause0 = "else";
}
if(!valid1){
const err8 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema10.properties.model.if,parentSchema:schema10.properties.model,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.prompt !== undefined){
let data1 = data.prompt;
const _errs9 = errors;
let valid2 = true;
const _errs10 = errors;
if(typeof data1 !== "string"){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid1 = _errs10 === errors;
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid1){
const _errs12 = errors;
if("none" !== data1){
const err10 = {instancePath:instancePath+"/prompt",schemaPath:"#/properties/prompt/then/const",keyword:"const",params:{allowedValue: "none"},message:"must be equal to constant",schema:"none",parentSchema:schema10.properties.prompt.then,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid1 = _errs12 === errors;
valid2 = _valid1;
ifClause1 = "then";
}
else {
const _errs13 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.files === undefined){
const err11 = {instancePath:instancePath+"/prompt",schemaPath:"#/properties/prompt/else/required",keyword:"required",params:{missingProperty: "files"},message:"must have required property '"+"files"+"'",schema:schema10.properties.prompt.else.required,parentSchema:schema10.properties.prompt.else,data:data1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
for(const key1 in data1){
if(!((key1 === "template") || (key1 === "files"))){
const err12 = {instancePath:instancePath+"/prompt",schemaPath:"#/properties/prompt/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema10.properties.prompt.else,data:data1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data1.template !== undefined){
let data2 = data1.template;
if(typeof data2 !== "string"){
const err13 = {instancePath:instancePath+"/prompt/template",schemaPath:"#/properties/prompt/else/properties/template/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema10.properties.prompt.else.properties.template.type,parentSchema:schema10.properties.prompt.else.properties.template,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data1.files !== undefined){
if(!(validate23(data1.files, {instancePath:instancePath+"/prompt/files",parentData:data1,parentDataProperty:"files",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath:instancePath+"/prompt",schemaPath:"#/properties/prompt/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema10.properties.prompt.else.type,parentSchema:schema10.properties.prompt.else,data:data1};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid2 = _valid1;
ifClause1 = "else";
}
if(!valid2){
const err15 = {instancePath:instancePath+"/prompt",schemaPath:"#/properties/prompt/if",keyword:"if",params:{failingKeyword: ifClause1},message:"must match \""+ifClause1+"\" schema",schema:schema10.properties.prompt.if,parentSchema:schema10.properties.prompt,data:data1};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.policy !== undefined){
let data4 = data.policy;
const _errs20 = errors;
let valid4 = true;
const _errs21 = errors;
if(typeof data4 !== "string"){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid2 = _errs21 === errors;
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
let ifClause2;
if(_valid2){
const _errs23 = errors;
if("none" !== data4){
const err17 = {instancePath:instancePath+"/policy",schemaPath:"#/properties/policy/then/const",keyword:"const",params:{allowedValue: "none"},message:"must be equal to constant",schema:"none",parentSchema:schema10.properties.policy.then,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var _valid2 = _errs23 === errors;
valid4 = _valid2;
ifClause2 = "then";
}
else {
const _errs24 = errors;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.files === undefined){
const err18 = {instancePath:instancePath+"/policy",schemaPath:"#/properties/policy/else/required",keyword:"required",params:{missingProperty: "files"},message:"must have required property '"+"files"+"'",schema:schema10.properties.policy.else.required,parentSchema:schema10.properties.policy.else,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key2 in data4){
if(!(key2 === "files")){
const err19 = {instancePath:instancePath+"/policy",schemaPath:"#/properties/policy/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema10.properties.policy.else,data:data4};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data4.files !== undefined){
if(!(validate23(data4.files, {instancePath:instancePath+"/policy/files",parentData:data4,parentDataProperty:"files",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath:instancePath+"/policy",schemaPath:"#/properties/policy/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema10.properties.policy.else.type,parentSchema:schema10.properties.policy.else,data:data4};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var _valid2 = _errs24 === errors;
valid4 = _valid2;
ifClause2 = "else";
}
if(!valid4){
const err21 = {instancePath:instancePath+"/policy",schemaPath:"#/properties/policy/if",keyword:"if",params:{failingKeyword: ifClause2},message:"must match \""+ifClause2+"\" schema",schema:schema10.properties.policy.if,parentSchema:schema10.properties.policy,data:data4};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.retrieval !== undefined){
let data6 = data.retrieval;
const _errs29 = errors;
let valid6 = true;
const _errs30 = errors;
if(typeof data6 !== "string"){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var _valid3 = _errs30 === errors;
errors = _errs29;
if(vErrors !== null){
if(_errs29){
vErrors.length = _errs29;
}
else {
vErrors = null;
}
}
let ifClause3;
if(_valid3){
const _errs32 = errors;
if("none" !== data6){
const err23 = {instancePath:instancePath+"/retrieval",schemaPath:"#/properties/retrieval/then/const",keyword:"const",params:{allowedValue: "none"},message:"must be equal to constant",schema:"none",parentSchema:schema10.properties.retrieval.then,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid3 = _errs32 === errors;
valid6 = _valid3;
ifClause3 = "then";
}
else {
const _errs33 = errors;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key3 in data6){
if(!((key3 === "documents") || (key3 === "version"))){
const err24 = {instancePath:instancePath+"/retrieval",schemaPath:"#/properties/retrieval/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema10.properties.retrieval.else,data:data6};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data6.documents !== undefined){
let data7 = data6.documents;
const _errs37 = errors;
let valid8 = true;
const _errs38 = errors;
if(typeof data7 !== "string"){
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var _valid4 = _errs38 === errors;
errors = _errs37;
if(vErrors !== null){
if(_errs37){
vErrors.length = _errs37;
}
else {
vErrors = null;
}
}
let ifClause4;
if(_valid4){
const _errs40 = errors;
if("recorded" !== data7){
const err26 = {instancePath:instancePath+"/retrieval/documents",schemaPath:"#/properties/retrieval/else/properties/documents/then/const",keyword:"const",params:{allowedValue: "recorded"},message:"must be equal to constant",schema:"recorded",parentSchema:schema10.properties.retrieval.else.properties.documents.then,data:data7};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var _valid4 = _errs40 === errors;
valid8 = _valid4;
ifClause4 = "then";
}
else {
const _errs41 = errors;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.snapshot === undefined){
const err27 = {instancePath:instancePath+"/retrieval/documents",schemaPath:"#/properties/retrieval/else/properties/documents/else/required",keyword:"required",params:{missingProperty: "snapshot"},message:"must have required property '"+"snapshot"+"'",schema:schema10.properties.retrieval.else.properties.documents.else.required,parentSchema:schema10.properties.retrieval.else.properties.documents.else,data:data7};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key4 in data7){
if(!(key4 === "snapshot")){
const err28 = {instancePath:instancePath+"/retrieval/documents",schemaPath:"#/properties/retrieval/else/properties/documents/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema10.properties.retrieval.else.properties.documents.else,data:data7};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data7.snapshot !== undefined){
let data8 = data7.snapshot;
if(typeof data8 !== "string"){
const err29 = {instancePath:instancePath+"/retrieval/documents/snapshot",schemaPath:"#/properties/retrieval/else/properties/documents/else/properties/snapshot/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema10.properties.retrieval.else.properties.documents.else.properties.snapshot.type,parentSchema:schema10.properties.retrieval.else.properties.documents.else.properties.snapshot,data:data8};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/retrieval/documents",schemaPath:"#/properties/retrieval/else/properties/documents/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema10.properties.retrieval.else.properties.documents.else.type,parentSchema:schema10.properties.retrieval.else.properties.documents.else,data:data7};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid4 = _errs41 === errors;
valid8 = _valid4;
ifClause4 = "else";
}
if(!valid8){
const err31 = {instancePath:instancePath+"/retrieval/documents",schemaPath:"#/properties/retrieval/else/properties/documents/if",keyword:"if",params:{failingKeyword: ifClause4},message:"must match \""+ifClause4+"\" schema",schema:schema10.properties.retrieval.else.properties.documents.if,parentSchema:schema10.properties.retrieval.else.properties.documents,data:data7};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data6.version !== undefined){
let data9 = data6.version;
if(typeof data9 === "string"){
if(!pattern2.test(data9)){
const err32 = {instancePath:instancePath+"/retrieval/version",schemaPath:"#/properties/retrieval/else/properties/version/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema10.properties.retrieval.else.properties.version,data:data9};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/retrieval/version",schemaPath:"#/properties/retrieval/else/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema10.properties.retrieval.else.properties.version.type,parentSchema:schema10.properties.retrieval.else.properties.version,data:data9};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/retrieval",schemaPath:"#/properties/retrieval/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema10.properties.retrieval.else.type,parentSchema:schema10.properties.retrieval.else,data:data6};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
var _valid3 = _errs33 === errors;
valid6 = _valid3;
ifClause3 = "else";
}
if(!valid6){
const err35 = {instancePath:instancePath+"/retrieval",schemaPath:"#/properties/retrieval/if",keyword:"if",params:{failingKeyword: ifClause3},message:"must match \""+ifClause3+"\" schema",schema:schema10.properties.retrieval.if,parentSchema:schema10.properties.retrieval,data:data6};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.tools !== undefined){
let data10 = data.tools;
const _errs49 = errors;
let valid10 = true;
const _errs50 = errors;
if(typeof data10 !== "string"){
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
var _valid5 = _errs50 === errors;
errors = _errs49;
if(vErrors !== null){
if(_errs49){
vErrors.length = _errs49;
}
else {
vErrors = null;
}
}
let ifClause5;
if(_valid5){
const _errs52 = errors;
if("none" !== data10){
const err37 = {instancePath:instancePath+"/tools",schemaPath:"#/properties/tools/then/const",keyword:"const",params:{allowedValue: "none"},message:"must be equal to constant",schema:"none",parentSchema:schema10.properties.tools.then,data:data10};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
var _valid5 = _errs52 === errors;
valid10 = _valid5;
ifClause5 = "then";
}
else {
const _errs53 = errors;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.definitions === undefined){
const err38 = {instancePath:instancePath+"/tools",schemaPath:"#/properties/tools/else/required",keyword:"required",params:{missingProperty: "definitions"},message:"must have required property '"+"definitions"+"'",schema:schema10.properties.tools.else.required,parentSchema:schema10.properties.tools.else,data:data10};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
for(const key5 in data10){
if(!((key5 === "definitions") || (key5 === "results"))){
const err39 = {instancePath:instancePath+"/tools",schemaPath:"#/properties/tools/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema10.properties.tools.else,data:data10};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data10.definitions !== undefined){
if(!(validate23(data10.definitions, {instancePath:instancePath+"/tools/definitions",parentData:data10,parentDataProperty:"definitions",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data10.results !== undefined){
let data12 = data10.results;
if(!(data12 === "recorded")){
const err40 = {instancePath:instancePath+"/tools/results",schemaPath:"#/properties/tools/else/properties/results/enum",keyword:"enum",params:{allowedValues: schema10.properties.tools.else.properties.results.enum},message:"must be equal to one of the allowed values",schema:schema10.properties.tools.else.properties.results.enum,parentSchema:schema10.properties.tools.else.properties.results,data:data12};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/tools",schemaPath:"#/properties/tools/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema10.properties.tools.else.type,parentSchema:schema10.properties.tools.else,data:data10};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
var _valid5 = _errs53 === errors;
valid10 = _valid5;
ifClause5 = "else";
}
if(!valid10){
const err42 = {instancePath:instancePath+"/tools",schemaPath:"#/properties/tools/if",keyword:"if",params:{failingKeyword: ifClause5},message:"must match \""+ifClause5+"\" schema",schema:schema10.properties.tools.if,parentSchema:schema10.properties.tools,data:data10};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema10.type,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}

const schema12 = {"description":"One thing measured about every answer.","type":"object","additionalProperties":false,"required":["name","scorer"],"properties":{"name":{"type":"string","pattern":"^[a-z0-9][a-z0-9_-]{0,63}$"},"scorer":{"enum":["equals","contains","icontains","regex","json-schema","latency","cost","llm-rubric","trace-attribute"]},"value":{"description":"equals, contains, icontains: the text; without it the case's expected value.","type":"string"},"pattern":{"description":"regex: a JavaScript regular expression.","type":"string","pattern":"\\S"},"flags":{"description":"regex: flags, for instance i.","type":"string","pattern":"^[imsu]*$"},"schema":{"description":"json-schema: the schema's file.","type":"string"},"rubric":{"description":"llm-rubric: the rubric's file.","type":"string"},"judge":{"description":"llm-rubric: who judges.","type":"object","additionalProperties":false,"required":["model"],"properties":{"model":{"$ref":"#/definitions/model"}}},"attribute":{"description":"trace-attribute: what production recorded.","type":"string"},"range":{"description":"trace-attribute: the attribute's worst and best value.","type":"array","minItems":2,"maxItems":2,"items":{"type":"number"}},"max-drop":{"description":"The loss that is accepted, in the metric's unit or as a share: 0.05 or 5%.","$ref":"#/definitions/margin"},"max-increase":{"description":"latency, cost: the increase that is accepted, in ms or dollars, or as a share: 25%.","$ref":"#/definitions/margin"},"informs":{"description":"true: shown, and never decides.","type":"boolean","default":false}},"allOf":[{"if":{"properties":{"scorer":{"const":"regex"}}},"then":{"required":["pattern"]}},{"if":{"properties":{"scorer":{"const":"json-schema"}}},"then":{"required":["schema"]}},{"if":{"properties":{"scorer":{"const":"llm-rubric"}}},"then":{"required":["rubric","judge"]}},{"if":{"properties":{"scorer":{"const":"trace-attribute"}}},"then":{"required":["attribute","range"]}}]};
const pattern6 = new RegExp("^[a-z0-9][a-z0-9_-]{0,63}$", "u");
const pattern8 = new RegExp("^[imsu]*$", "u");
const schema13 = {"if":{"type":"string"},"then":{"pattern":"^[0-9]+(\\.[0-9]+)?%$"},"else":{"type":"number","minimum":0}};
const pattern9 = new RegExp("^[0-9]+(\\.[0-9]+)?%$", "u");

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = true;
const _errs1 = errors;
if(typeof data !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs1 === errors;
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs3 = errors;
if(typeof data === "string"){
if(!pattern9.test(data)){
const err1 = {instancePath,schemaPath:"#/then/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(\\.[0-9]+)?%$"},message:"must match pattern \""+"^[0-9]+(\\.[0-9]+)?%$"+"\"",schema:"^[0-9]+(\\.[0-9]+)?%$",parentSchema:schema13.then,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs4 = errors;
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/else/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema13.else,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath,schemaPath:"#/else/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema13.else.type,parentSchema:schema13.else,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err4 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema13.if,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}


function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.scorer !== undefined){
if("regex" !== data.scorer){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.pattern === undefined){
const err1 = {instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: "pattern"},message:"must have required property '"+"pattern"+"'",schema:schema12.allOf[0].then.required,parentSchema:schema12.allOf[0].then,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema12.allOf[0].if,parentSchema:schema12.allOf[0],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.scorer !== undefined){
if("json-schema" !== data.scorer){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.schema === undefined){
const err4 = {instancePath,schemaPath:"#/allOf/1/then/required",keyword:"required",params:{missingProperty: "schema"},message:"must have required property '"+"schema"+"'",schema:schema12.allOf[1].then.required,parentSchema:schema12.allOf[1].then,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid1 = _errs10 === errors;
valid3 = _valid1;
}
if(!valid3){
const err5 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema12.allOf[1].if,parentSchema:schema12.allOf[1],data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const _errs12 = errors;
let valid5 = true;
const _errs13 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.scorer !== undefined){
if("llm-rubric" !== data.scorer){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
var _valid2 = _errs13 === errors;
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs15 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.rubric === undefined){
const err7 = {instancePath,schemaPath:"#/allOf/2/then/required",keyword:"required",params:{missingProperty: "rubric"},message:"must have required property '"+"rubric"+"'",schema:schema12.allOf[2].then.required,parentSchema:schema12.allOf[2].then,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.judge === undefined){
const err8 = {instancePath,schemaPath:"#/allOf/2/then/required",keyword:"required",params:{missingProperty: "judge"},message:"must have required property '"+"judge"+"'",schema:schema12.allOf[2].then.required,parentSchema:schema12.allOf[2].then,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var _valid2 = _errs15 === errors;
valid5 = _valid2;
}
if(!valid5){
const err9 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema12.allOf[2].if,parentSchema:schema12.allOf[2],data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const _errs17 = errors;
let valid7 = true;
const _errs18 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.scorer !== undefined){
if("trace-attribute" !== data.scorer){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
var _valid3 = _errs18 === errors;
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs20 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.attribute === undefined){
const err11 = {instancePath,schemaPath:"#/allOf/3/then/required",keyword:"required",params:{missingProperty: "attribute"},message:"must have required property '"+"attribute"+"'",schema:schema12.allOf[3].then.required,parentSchema:schema12.allOf[3].then,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data.range === undefined){
const err12 = {instancePath,schemaPath:"#/allOf/3/then/required",keyword:"required",params:{missingProperty: "range"},message:"must have required property '"+"range"+"'",schema:schema12.allOf[3].then.required,parentSchema:schema12.allOf[3].then,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
var _valid3 = _errs20 === errors;
valid7 = _valid3;
}
if(!valid7){
const err13 = {instancePath,schemaPath:"#/allOf/3/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema12.allOf[3].if,parentSchema:schema12.allOf[3],data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err14 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data.scorer === undefined){
const err15 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "scorer"},message:"must have required property '"+"scorer"+"'",schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema12.properties, key0))){
const err16 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.name !== undefined){
let data4 = data.name;
if(typeof data4 === "string"){
if(!pattern6.test(data4)){
const err17 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9_-]{0,63}$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9_-]{0,63}$"+"\"",schema:"^[a-z0-9][a-z0-9_-]{0,63}$",parentSchema:schema12.properties.name,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.name.type,parentSchema:schema12.properties.name,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.scorer !== undefined){
let data5 = data.scorer;
if(!(((((((((data5 === "equals") || (data5 === "contains")) || (data5 === "icontains")) || (data5 === "regex")) || (data5 === "json-schema")) || (data5 === "latency")) || (data5 === "cost")) || (data5 === "llm-rubric")) || (data5 === "trace-attribute"))){
const err19 = {instancePath:instancePath+"/scorer",schemaPath:"#/properties/scorer/enum",keyword:"enum",params:{allowedValues: schema12.properties.scorer.enum},message:"must be equal to one of the allowed values",schema:schema12.properties.scorer.enum,parentSchema:schema12.properties.scorer,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.value !== undefined){
let data6 = data.value;
if(typeof data6 !== "string"){
const err20 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.value.type,parentSchema:schema12.properties.value,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.pattern !== undefined){
let data7 = data.pattern;
if(typeof data7 === "string"){
if(!pattern2.test(data7)){
const err21 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema12.properties.pattern,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.pattern.type,parentSchema:schema12.properties.pattern,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.flags !== undefined){
let data8 = data.flags;
if(typeof data8 === "string"){
if(!pattern8.test(data8)){
const err23 = {instancePath:instancePath+"/flags",schemaPath:"#/properties/flags/pattern",keyword:"pattern",params:{pattern: "^[imsu]*$"},message:"must match pattern \""+"^[imsu]*$"+"\"",schema:"^[imsu]*$",parentSchema:schema12.properties.flags,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/flags",schemaPath:"#/properties/flags/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.flags.type,parentSchema:schema12.properties.flags,data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.schema !== undefined){
let data9 = data.schema;
if(typeof data9 !== "string"){
const err25 = {instancePath:instancePath+"/schema",schemaPath:"#/properties/schema/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.schema.type,parentSchema:schema12.properties.schema,data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.rubric !== undefined){
let data10 = data.rubric;
if(typeof data10 !== "string"){
const err26 = {instancePath:instancePath+"/rubric",schemaPath:"#/properties/rubric/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.rubric.type,parentSchema:schema12.properties.rubric,data:data10};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.judge !== undefined){
let data11 = data.judge;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.model === undefined){
const err27 = {instancePath:instancePath+"/judge",schemaPath:"#/properties/judge/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'",schema:schema12.properties.judge.required,parentSchema:schema12.properties.judge,data:data11};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key1 in data11){
if(!(key1 === "model")){
const err28 = {instancePath:instancePath+"/judge",schemaPath:"#/properties/judge/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema12.properties.judge,data:data11};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data11.model !== undefined){
if(!(validate29(data11.model, {instancePath:instancePath+"/judge/model",parentData:data11,parentDataProperty:"model",rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
}
else {
const err29 = {instancePath:instancePath+"/judge",schemaPath:"#/properties/judge/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.judge.type,parentSchema:schema12.properties.judge,data:data11};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.attribute !== undefined){
let data13 = data.attribute;
if(typeof data13 !== "string"){
const err30 = {instancePath:instancePath+"/attribute",schemaPath:"#/properties/attribute/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.attribute.type,parentSchema:schema12.properties.attribute,data:data13};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.range !== undefined){
let data14 = data.range;
if(Array.isArray(data14)){
if(data14.length > 2){
const err31 = {instancePath:instancePath+"/range",schemaPath:"#/properties/range/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items",schema:2,parentSchema:schema12.properties.range,data:data14};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data14.length < 2){
const err32 = {instancePath:instancePath+"/range",schemaPath:"#/properties/range/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items",schema:2,parentSchema:schema12.properties.range,data:data14};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
const len0 = data14.length;
for(let i0=0; i0<len0; i0++){
let data15 = data14[i0];
if(!((typeof data15 == "number") && (isFinite(data15)))){
const err33 = {instancePath:instancePath+"/range/" + i0,schemaPath:"#/properties/range/items/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema12.properties.range.items.type,parentSchema:schema12.properties.range.items,data:data15};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/range",schemaPath:"#/properties/range/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema12.properties.range.type,parentSchema:schema12.properties.range,data:data14};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data["max-drop"] !== undefined){
if(!(validate37(data["max-drop"], {instancePath:instancePath+"/max-drop",parentData:data,parentDataProperty:"max-drop",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
if(data["max-increase"] !== undefined){
if(!(validate37(data["max-increase"], {instancePath:instancePath+"/max-increase",parentData:data,parentDataProperty:"max-increase",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
if(data.informs !== undefined){
let data18 = data.informs;
if(typeof data18 !== "boolean"){
const err35 = {instancePath:instancePath+"/informs",schemaPath:"#/properties/informs/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema12.properties.informs.type,parentSchema:schema12.properties.informs,data:data18};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}

const schema14 = {"description":"What a verdict does to the exit status.","type":"object","additionalProperties":false,"properties":{"on-regressed":{"$ref":"#/definitions/action","default":"fail"},"on-inconclusive":{"$ref":"#/definitions/action","default":"warn"},"on-not-comparable":{"$ref":"#/definitions/action","default":"fail"},"confidence":{"description":"Of the intervals: 0.95 leaves 2.5 % on either side.","type":"number","minimum":0.5,"maximum":0.999,"default":0.95},"looks":{"description":"At most this many looks at a growing number of trials. This version takes one.","type":"integer","minimum":1,"maximum":3}}};
const schema15 = {"enum":["fail","warn","pass"]};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((data === "fail") || (data === "warn")) || (data === "pass"))){
const err0 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema15.enum},message:"must be equal to one of the allowed values",schema:schema15.enum,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate42.errors = vErrors;
return errors === 0;
}


function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "on-regressed") || (key0 === "on-inconclusive")) || (key0 === "on-not-comparable")) || (key0 === "confidence")) || (key0 === "looks"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data["on-regressed"] !== undefined){
if(!(validate42(data["on-regressed"], {instancePath:instancePath+"/on-regressed",parentData:data,parentDataProperty:"on-regressed",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data["on-inconclusive"] !== undefined){
if(!(validate42(data["on-inconclusive"], {instancePath:instancePath+"/on-inconclusive",parentData:data,parentDataProperty:"on-inconclusive",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data["on-not-comparable"] !== undefined){
if(!(validate42(data["on-not-comparable"], {instancePath:instancePath+"/on-not-comparable",parentData:data,parentDataProperty:"on-not-comparable",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.confidence !== undefined){
let data3 = data.confidence;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 0.999 || isNaN(data3)){
const err1 = {instancePath:instancePath+"/confidence",schemaPath:"#/properties/confidence/maximum",keyword:"maximum",params:{comparison: "<=", limit: 0.999},message:"must be <= 0.999",schema:0.999,parentSchema:schema14.properties.confidence,data:data3};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data3 < 0.5 || isNaN(data3)){
const err2 = {instancePath:instancePath+"/confidence",schemaPath:"#/properties/confidence/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.5},message:"must be >= 0.5",schema:0.5,parentSchema:schema14.properties.confidence,data:data3};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/confidence",schemaPath:"#/properties/confidence/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema14.properties.confidence.type,parentSchema:schema14.properties.confidence,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.looks !== undefined){
let data4 = data.looks;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err4 = {instancePath:instancePath+"/looks",schemaPath:"#/properties/looks/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema14.properties.looks.type,parentSchema:schema14.properties.looks,data:data4};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 3 || isNaN(data4)){
const err5 = {instancePath:instancePath+"/looks",schemaPath:"#/properties/looks/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3},message:"must be <= 3",schema:3,parentSchema:schema14.properties.looks,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err6 = {instancePath:instancePath+"/looks",schemaPath:"#/properties/looks/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema14.properties.looks,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}

const schema16 = {"description":"Caps on one run, checked before every call.","type":"object","additionalProperties":false,"properties":{"usd":{"description":"Dollars; needs layers.model.price.","type":"number","minimum":0},"tokens":{"type":"integer","minimum":0},"calls":{"type":"integer","minimum":0},"errors":{"description":"The share of trials that may fail: 2%.","$ref":"#/definitions/share","default":"2%"}}};
const schema17 = {"description":"A share of one: 2% or 0.02.","if":{"type":"string"},"then":{"pattern":"^[0-9]+(\\.[0-9]+)?%$"},"else":{"type":"number","minimum":0,"maximum":1}};

function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = true;
const _errs1 = errors;
if(typeof data !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs1 === errors;
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs3 = errors;
if(typeof data === "string"){
if(!pattern9.test(data)){
const err1 = {instancePath,schemaPath:"#/then/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(\\.[0-9]+)?%$"},message:"must match pattern \""+"^[0-9]+(\\.[0-9]+)?%$"+"\"",schema:"^[0-9]+(\\.[0-9]+)?%$",parentSchema:schema17.then,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs4 = errors;
if((typeof data == "number") && (isFinite(data))){
if(data > 1 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/else/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema17.else,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err3 = {instancePath,schemaPath:"#/else/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema17.else,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath,schemaPath:"#/else/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema17.else.type,parentSchema:schema17.else,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err5 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema17.if,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate48.errors = vErrors;
return errors === 0;
}


function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "usd") || (key0 === "tokens")) || (key0 === "calls")) || (key0 === "errors"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.usd !== undefined){
let data0 = data.usd;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/usd",schemaPath:"#/properties/usd/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema16.properties.usd,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/usd",schemaPath:"#/properties/usd/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema16.properties.usd.type,parentSchema:schema16.properties.usd,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.tokens !== undefined){
let data1 = data.tokens;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/tokens",schemaPath:"#/properties/tokens/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema16.properties.tokens.type,parentSchema:schema16.properties.tokens,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/tokens",schemaPath:"#/properties/tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema16.properties.tokens,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
if(data.calls !== undefined){
let data2 = data.calls;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err5 = {instancePath:instancePath+"/calls",schemaPath:"#/properties/calls/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema16.properties.calls.type,parentSchema:schema16.properties.calls,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/calls",schemaPath:"#/properties/calls/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema16.properties.calls,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.errors !== undefined){
if(!(validate48(data.errors, {instancePath:instancePath+"/errors",parentData:data,parentDataProperty:"errors",rootData}))){
vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.type,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate47.errors = vErrors;
return errors === 0;
}

const schema18 = {"description":"Where baselines are kept.","type":"object","additionalProperties":false,"properties":{"branch":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9._/-]*$","default":"eval-baselines"},"text":{"description":"Text of questions and answers in the records. This version keeps none.","enum":["none"]}}};
const pattern11 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._/-]*$", "u");

function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "branch") || (key0 === "text"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.branch !== undefined){
let data0 = data.branch;
if(typeof data0 === "string"){
if(!pattern11.test(data0)){
const err1 = {instancePath:instancePath+"/branch",schemaPath:"#/properties/branch/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._/-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9._/-]*$"+"\"",schema:"^[A-Za-z0-9][A-Za-z0-9._/-]*$",parentSchema:schema18.properties.branch,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/branch",schemaPath:"#/properties/branch/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.branch.type,parentSchema:schema18.properties.branch,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.text !== undefined){
let data1 = data.text;
if(!(data1 === "none")){
const err3 = {instancePath:instancePath+"/text",schemaPath:"#/properties/text/enum",keyword:"enum",params:{allowedValues: schema18.properties.text.enum},message:"must be equal to one of the allowed values",schema:schema18.properties.text.enum,parentSchema:schema18.properties.text,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema18.type,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate51.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.suite === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "suite"},message:"must have required property '"+"suite"+"'",schema:schema6.required,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.traces === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "traces"},message:"must have required property '"+"traces"+"'",schema:schema6.required,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.layers === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "layers"},message:"must have required property '"+"layers"+"'",schema:schema6.required,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.metrics === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metrics"},message:"must have required property '"+"metrics"+"'",schema:schema6.required,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema6.properties, key0))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.suite !== undefined){
let data0 = data.suite;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err5 = {instancePath:instancePath+"/suite",schemaPath:"#/properties/suite/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]{0,63}$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]{0,63}$"+"\"",schema:"^[a-z0-9][a-z0-9-]{0,63}$",parentSchema:schema6.properties.suite,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/suite",schemaPath:"#/properties/suite/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.suite.type,parentSchema:schema6.properties.suite,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.traces !== undefined){
if(!(validate22(data.traces, {instancePath:instancePath+"/traces",parentData:data,parentDataProperty:"traces",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
if(data.sample !== undefined){
if(!(validate26(data.sample, {instancePath:instancePath+"/sample",parentData:data,parentDataProperty:"sample",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data.layers !== undefined){
if(!(validate28(data.layers, {instancePath:instancePath+"/layers",parentData:data,parentDataProperty:"layers",rootData}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
if(data.metrics !== undefined){
let data4 = data.metrics;
if(Array.isArray(data4)){
if(data4.length < 1){
const err7 = {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema6.properties.metrics,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
if(!(validate35(data4[i0], {instancePath:instancePath+"/metrics/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema6.properties.metrics.type,parentSchema:schema6.properties.metrics,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.trials !== undefined){
let data6 = data.trials;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err9 = {instancePath:instancePath+"/trials",schemaPath:"#/properties/trials/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema6.properties.trials.type,parentSchema:schema6.properties.trials,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 100 || isNaN(data6)){
const err10 = {instancePath:instancePath+"/trials",schemaPath:"#/properties/trials/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100",schema:100,parentSchema:schema6.properties.trials,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data6 < 1 || isNaN(data6)){
const err11 = {instancePath:instancePath+"/trials",schemaPath:"#/properties/trials/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema6.properties.trials,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.gate !== undefined){
if(!(validate41(data.gate, {instancePath:instancePath+"/gate",parentData:data,parentDataProperty:"gate",rootData}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
}
if(data.budget !== undefined){
if(!(validate47(data.budget, {instancePath:instancePath+"/budget",parentData:data,parentDataProperty:"budget",rootData}))){
vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
errors = vErrors.length;
}
}
if(data.store !== undefined){
if(!(validate51(data.store, {instancePath:instancePath+"/store",parentData:data,parentDataProperty:"store",rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined){
let data10 = data.concurrency;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err12 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema6.properties.concurrency.type,parentSchema:schema6.properties.concurrency,data:data10};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 256 || isNaN(data10)){
const err13 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256},message:"must be <= 256",schema:256,parentSchema:schema6.properties.concurrency,data:data10};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data10 < 1 || isNaN(data10)){
const err14 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema6.properties.concurrency,data:data10};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.type,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

