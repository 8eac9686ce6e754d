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
], ARTIFACT_NAME = /^[^":<>|*?\\/\p{C}\p{Zl}\p{Zp}]{1,200}$/u, lines = require_zod.pipe(require_zod.string(), require_zod.transform(require_gate.linesOf)), text = require_zod.pipe(require_zod.string(), require_zod.transform(require_gate.withoutBlanks)), boolean = (standard) => require_zod.pipe(text, require_zod.pipe(require_zod._enum([
	"",
	...TRUE,
	...FALSE
]), require_zod.transform((word) => word === "" ? standard : TRUE.includes(word)))), oneOf = (words, standard) => require_zod.pipe(text, require_zod.pipe(require_zod.transform((word) => word || standard), require_zod._enum(words))), pin = require_zod.pipe(text, require_zod.string().check(require_zod.refine((word) => !/\n/.test(word) && (!/^[0-9a-f]{32,}$/i.test(word) || word.length === 64)))), retention = require_zod.pipe(text, require_zod.pipe(require_zod.string().check(require_zod.refine((word) => /^[0-9]{0,3}$/.test(word) && Number(word) <= 400)), require_zod.transform((word) => Number(word)))), threads = require_zod.pipe(text, require_zod.pipe(require_zod.string().check(require_zod.refine((word) => /^(|auto|[1-9]|[1-5][0-9]|6[0-4])$/.test(word))), require_zod.transform((word) => word === "" || word === "auto" ? "auto" : Number(word)))), limit = (standard) => require_zod.pipe(text, require_zod.pipe(require_zod.string().check(require_zod.refine((word) => /^(|[1-9][0-9]{0,14})$/.test(word))), require_zod.transform((word) => word === "" ? standard : Number(word)))), shard = require_zod.pipe(text, require_zod.string().check(require_zod.refine((word) => {
	let [, index, of] = /^([1-9][0-9]{0,2})\/([1-9][0-9]{0,2})$/.exec(word) ?? [];
	return word === "" || index !== void 0 && Number(index) <= Number(of) && Number(of) <= 256;
}))), artifactName = require_zod.pipe(text, require_zod.pipe(require_zod.transform((word) => word || require_gate.DEFAULTS["artifact-name"]), require_zod.string().check(require_zod._regex(ARTIFACT_NAME)))), ref = require_zod.pipe(text, require_zod.string().check(require_zod.refine((word) => /^(|[^-\s][^\s]*)$/.test(word)))), reseal = require_zod.pipe(text, require_zod.pipe(require_zod.transform((word) => word || require_gate.DEFAULTS.reseal), require_zod.string().check(require_zod._regex(/^(allow|notice|forbid|label:[^\r\n]{1,50})$/)))), textRules = require_zod.pipe(require_zod.pipe(require_zod.string(), require_zod.transform((words) => words.split(/[\s,]+/).filter((word) => word !== "" && word !== "none"))), require_zod.array(require_zod._enum(require_gate.TEXT_RULES))), oneLine = require_zod.pipe(text, require_zod.string().check(require_zod.refine((word) => !/[\r\n]/.test(word)))), schema = require_zod.object({
	manifest: require_zod._default(lines, []),
	seals: require_zod._default(require_zod.string(), require_gate.DEFAULTS.seals),
	format: require_zod._default(oneOf(require_gate.FORMAT_NAMES, require_gate.DEFAULTS.format), require_gate.DEFAULTS.format),
	root: require_zod._default(oneLine, require_gate.DEFAULTS.root),
	"manifest-sha256": require_zod._default(pin, require_gate.DEFAULTS["manifest-sha256"]),
	covers: require_zod._default(lines, []),
	unsealed: require_zod._default(oneOf(require_gate.STRAYS, require_gate.DEFAULTS.unsealed), require_gate.DEFAULTS.unsealed),
	"text-rules": require_zod._default(textRules, []),
	"trusted-ref": require_zod._default(ref, require_gate.DEFAULTS["trusted-ref"]),
	reseal: require_zod._default(reseal, require_gate.DEFAULTS.reseal),
	"blocker-map": require_zod._default(oneLine, require_gate.DEFAULTS["blocker-map"]),
	"require-clearance": require_zod._default(boolean(require_gate.DEFAULTS["require-clearance"]), require_gate.DEFAULTS["require-clearance"]),
	"run-validator": require_zod._default(boolean(require_gate.DEFAULTS["run-validator"]), require_gate.DEFAULTS["run-validator"]),
	probes: require_zod._default(boolean(require_gate.DEFAULTS.probes), require_gate.DEFAULTS.probes),
	"max-manifest-bytes": require_zod._default(limit(require_gate.DEFAULTS["max-manifest-bytes"]), require_gate.DEFAULTS["max-manifest-bytes"]),
	"max-entries": require_zod._default(limit(require_gate.DEFAULTS["max-entries"]), require_gate.DEFAULTS["max-entries"]),
	shard: require_zod._default(shard, require_gate.DEFAULTS.shard),
	threads: require_zod._default(threads, require_gate.DEFAULTS.threads),
	restore: require_zod._default(oneOf(require_gate.RESTORES, require_gate.DEFAULTS.restore), require_gate.DEFAULTS.restore),
	upload: require_zod._default(boolean(require_gate.DEFAULTS.upload), require_gate.DEFAULTS.upload),
	"artifact-name": require_zod._default(artifactName, require_gate.DEFAULTS["artifact-name"]),
	"retention-days": require_zod._default(retention, require_gate.DEFAULTS["retention-days"]),
	sarif: require_zod._default(boolean(require_gate.DEFAULTS.sarif), require_gate.DEFAULTS.sarif),
	junit: require_zod._default(boolean(require_gate.DEFAULTS.junit), require_gate.DEFAULTS.junit),
	"check-run": require_zod._default(boolean(require_gate.DEFAULTS["check-run"]), require_gate.DEFAULTS["check-run"]),
	"github-token": require_zod._default(text, require_gate.DEFAULTS["github-token"])
}), ALLOWED = {
	manifest: "paths or globs, one a line",
	seals: "the text of a manifest",
	format: `one of ${require_gate.FORMAT_NAMES.join(", ")}`,
	root: "the path of one folder",
	"manifest-sha256": "64 hex digits, or the path of a file that begins with them",
	covers: "globs, one a line",
	unsealed: `one of ${require_gate.STRAYS.join(", ")}`,
	"text-rules": `some of ${require_gate.TEXT_RULES.join(", ")}, or none`,
	"trusted-ref": "base, or a branch, tag or commit",
	reseal: "allow, notice, forbid, or label: and the name of a label",
	"blocker-map": "the path of one file",
	"require-clearance": "true or false",
	"run-validator": "true or false",
	probes: "true or false",
	shard: "a share such as 2/8, of at most 256",
	threads: "auto, or a whole number from 1 to 64",
	"max-manifest-bytes": "a whole number from 1",
	"max-entries": "a whole number from 1",
	restore: `one of ${require_gate.RESTORES.join(", ")}`,
	upload: "true or false",
	"artifact-name": "1 to 200 characters without \" : < > | * ? \\ / and control characters",
	"retention-days": "a whole number of days from 1 to 400, or 0 for the repository's setting",
	sarif: "true or false",
	junit: "true or false",
	"check-run": "true or false",
	"github-token": "a token"
};
/**
* Judges all inputs at once. Nothing is guessed and nothing is replaced.
* @throws OptionsError naming every input that is not allowed
*/
function parseOptions(raw) {
	let result = schema.safeParse(raw);
	if (result.success) return result.data;
	let wrong = new Set(result.error.issues.map(({ path }) => path[0])), problems = require_gate.OPTION_NAMES.filter((name) => wrong.has(name)).map((name) => ({
		name,
		value: raw[name] ?? "",
		allowed: ALLOWED[name]
	}));
	throw new require_gate.OptionsError(problems);
}
Object.defineProperty(exports, "parseOptions", {
	enumerable: !0,
	get: function() {
		return parseOptions;
	}
}), Object.defineProperty(exports, "schema_exports", {
	enumerable: !0,
	get: function() {
		return schema_exports;
	}
});
