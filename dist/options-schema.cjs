const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_zod = require("./zod.cjs");
// src/options/schema.ts
var schema_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ parseOptions: () => parseOptions });
const TRUE = [
	"true",
	"True",
	"TRUE"
], FALSE = [
	"false",
	"False",
	"FALSE"
], lines = require_zod.pipe(require_zod.string(), require_zod.transform(require_gate.linesOf)), trimmed = require_zod.pipe(require_zod.string(), require_zod.transform(require_gate.withoutBlanks)), boolean = (standard) => require_zod.pipe(trimmed, require_zod.pipe(require_zod._enum([
	"",
	...TRUE,
	...FALSE
]), require_zod.transform((word) => word === "" ? standard : TRUE.includes(word)))), matching = (pattern, standard, read) => require_zod.pipe(trimmed, require_zod.pipe(require_zod.string().check(require_zod.refine((word) => word === "" || pattern.test(word))), require_zod.transform((word) => word === "" ? standard : read(word)))), oneOf = (words, standard) => require_zod.pipe(trimmed, require_zod.pipe(require_zod.transform((word) => word || standard), require_zod._enum(words))), someOf = (words) => require_zod.pipe(require_zod.pipe(require_zod.string(), require_zod.transform((text) => text.split(/[\s,]+/).filter((word) => word !== "" && word !== "none"))), require_zod.array(require_zod._enum(words))), time = require_zod.pipe(trimmed, require_zod.string().check(require_zod.refine((word) => word === "" || require_gate.utcMilliseconds(word) !== void 0))), shard = require_zod.pipe(trimmed, require_zod.pipe(require_zod.string().check(require_zod.refine((word) => {
	let [, index, of] = /^([1-9][0-9]{0,2})\/([1-9][0-9]{0,2})$/.exec(word) ?? [];
	return word === "" || index !== void 0 && Number(index) <= Number(of) && Number(of) <= 256;
})), require_zod.transform((word) => {
	let [index, of] = word.split("/").map(Number);
	return index === void 0 || of === void 0 ? void 0 : {
		index,
		of
	};
})));
function schemaOf(row) {
	switch (row.type) {
		case "text": return require_zod.string();
		case "secret": return trimmed;
		case "lines": return lines;
		case "line": return matching(row.pattern, row.default, (word) => word);
		case "time": return time;
		case "number": return matching(row.pattern, row.default, Number);
		case "threads": return matching(row.pattern, row.default, (word) => word === row.default ? word : Number(word));
		case "shard": return shard;
		case "choice": return oneOf(row.words, row.default);
		case "choices": return someOf(row.words);
		case "switch": return boolean(row.default);
	}
}
function parseOptions(table, raw) {
	let rows = Object.entries(table), result = require_zod.object(Object.fromEntries(rows.map(([name, row]) => [name, schemaOf(row)]))).safeParse(Object.fromEntries(rows.map(([name]) => [name, raw[name] ?? ""])));
	if (result.success) return result.data;
	let wrong = new Set(result.error.issues.map(({ path }) => path[0]));
	throw new require_gate.OptionsError(rows.filter(([name]) => wrong.has(name)).map(([name, row]) => require_gate.notAllowed(name, raw[name] ?? "", require_gate.allowedValues(row))));
}
exports.schema_exports = schema_exports;
