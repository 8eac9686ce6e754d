const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_confined = require("./confined.cjs"), require_pglite_files = require("./pglite-files.cjs"), require_quote = require("./quote.cjs"), require_git = require("./git.cjs"), require_commit_seals = require("./commit-seals.cjs"), require_release = require("./release.cjs"), require_zod = require("./zod.cjs"), require_json = require("./json.cjs"), require_nearest = require("./nearest.cjs"), require_archive = require("./archive.cjs"), require_page = require("./page.cjs"), require_pg_protocol = require("./pg-protocol.cjs");
let node_path = require("node:path"), node_fs = require("node:fs"), node_crypto = require("node:crypto"), node_os = require("node:os"), node_url = require("node:url"), node_buffer = require("node:buffer"), node_zlib = require("node:zlib");
node_zlib = require_rolldown_runtime.__toESM(node_zlib, 1);
let node_child_process = require("node:child_process"), node_timers_promises = require("node:timers/promises");
// src/rehearsal/denial.ts
var Refused = class extends Error {
	code;
	line;
	reason;
	advice;
	constructor(code, reason, line, advice = "") {
		super(`${reason}${advice}`), this.name = "Refused", this.code = code, this.line = line, this.reason = reason, this.advice = advice;
	}
};
const UNJUDGED = /* @__PURE__ */ new Set([
	"dump-unreadable",
	"engine-unavailable",
	"engine-died",
	"disk-full",
	"interrupted",
	"internal-error"
]);
function exitCodeOf(outcome, required) {
	return outcome.status === "NOT_APPLIED" ? +!!required : outcome.status === "FAILED" ? outcome.denials.every(({ code }) => UNJUDGED.has(code)) ? 2 : 1 : 0;
}
function maskValue({ how, value = "" }, key) {
	switch (how) {
		case "null": return () => void 0;
		case "fixed": return () => value;
		case "hash": return (text) => (0, node_crypto.createHmac)("sha256", key).update(`hash\0${text}`).digest("hex").slice(0, 32);
		case "keep-format": return (text) => keepFormat(text, key);
	}
}
function placeOf$1(code, isFirstOfNumber) {
	return code >= 48 && code <= 57 ? isFirstOfNumber && code > 48 ? {
		first: 49,
		size: 9
	} : isFirstOfNumber ? void 0 : {
		first: 48,
		size: 10
	} : code >= 97 && code <= 122 ? {
		first: 97,
		size: 26
	} : code >= 65 && code <= 90 ? {
		first: 65,
		size: 26
	} : code >= 128 ? {
		first: code - code % 64,
		size: 64
	} : void 0;
}
const NUMBER$1 = /^-?\d+(?:\.\d+)?$/;
function keepFormat(text, key) {
	let codes = Array.from(text, (character) => character.codePointAt(0) ?? 0), firstDigit = NUMBER$1.test(text) ? codes.findIndex((code) => code >= 48 && code <= 57) : -1, places = codes.map((code, index) => placeOf$1(code, index === firstDigit)), changing = places.flatMap((place, index) => place === void 0 ? [] : [{
		index,
		...place
	}]), digits = changing.map(({ index, first }) => (codes[index] ?? 0) - first), format = codes.map((code, index) => places[index] === void 0 ? code : `${places[index]?.first}+${places[index]?.size}`).join(), half = digits.length >> 1, isLeft = (index) => index < half;
	for (let round = 0; round < 8; round++) {
		let changesLeft = round % 2 == 0, other = digits.filter((_, index) => isLeft(index) !== changesLeft), stream = numbers(key, `format\0${round}\0${format}\0${other.join()}`);
		for (let [index, { size }] of changing.entries()) isLeft(index) === changesLeft && (digits[index] = ((digits[index] ?? 0) + (stream.next().value ?? 0)) % size);
	}
	let masked = [...codes];
	for (let [at, { index, first }] of changing.entries()) masked[index] = first + (digits[at] ?? 0);
	return masked.map((code) => String.fromCodePoint(code)).join("");
}
function* numbers(key, text) {
	let seed = (0, node_crypto.createHmac)("sha256", key).update(text).digest();
	for (let counter = 0;; counter++) {
		let bytes = (0, node_crypto.createHmac)("sha256", seed).update(String(counter)).digest();
		for (let at = 0; at < bytes.length; at += 4) yield bytes.readUInt32BE(at);
	}
}
// src/rehearsal/directus.ts
const CREDENTIALS = /^(?:password|tfa_secret|token|auth_data|license_key|license_token|\w+_api_key|credentials|webhook_secret|client_secret(?:_hash)?|code_hash|(?:access_|refresh_)?token_hash)$/, WITH_OPTIONS = /^directus_(?:operations|deployments)$/;
function isDirectusCredential(table, column) {
	return table.startsWith("directus_") ? CREDENTIALS.test(column) || column === "options" && WITH_OPTIONS.test(table) : !1;
}
// src/rehearsal/row-ways.ts
function freshIn(keys, isPreferred) {
	return new Set(keys.flatMap((key) => {
		let preferred = key.filter(isPreferred);
		return preferred.length > 0 ? preferred : key;
	}));
}
function rowWays(columns, choices, hasRows) {
	let like = choices.map((values) => ({
		values: values.map(({ made, isFresh }, index) => isFresh ? made : `coalesce(r.${columns[index]}, ${made})`),
		isLike: !0
	})), alone = choices.map((values) => ({
		values: values.map(({ made }) => made),
		isLike: !1
	}));
	return [...hasRows && columns.length > 0 ? like : [], ...alone];
}
// src/rehearsal/input.ts
var RequestError = class extends Error {
	constructor(problems) {
		super(problems.join("\n")), this.name = "RequestError";
	}
};
function placeOf({ path, origins }, line) {
	return origins?.[line - 1] ?? {
		path,
		line
	};
}
function scriptsOf({ migrations }) {
	return [...migrations.map(({ apply }) => apply), ...migrations.map(({ rollback }) => rollback)];
}
// src/rehearsal/script-halves.ts
const MARKERS = [
	{
		tool: "dbmate",
		apply: /^\s*--\s*migrate:up\b/i,
		rollback: /^\s*--\s*migrate:down\b/i,
		isSingle: !0
	},
	{
		tool: "goose",
		apply: /^\s*--\s*\+goose\s+up\b/i,
		rollback: /^\s*--\s*\+goose\s+down\b/i,
		isSingle: !0
	},
	{
		tool: "sql-migrate",
		apply: /^\s*--\s*\+migrate\s+up\b/i,
		rollback: /^\s*--\s*\+migrate\s+down\b/i,
		isSingle: !0
	},
	{
		tool: "micrate",
		apply: /^\s*--\s*\+micrate\s+up\b/i,
		rollback: /^\s*--\s*\+micrate\s+down\b/i
	},
	{
		tool: "rambler",
		apply: /^\s*--\s*rambler\s+up\b/i,
		rollback: /^\s*--\s*rambler\s+down\b/i
	},
	{
		tool: "Play",
		apply: /^\s*(?:--|#)\s*---\s*!ups\b/i,
		rollback: /^\s*(?:--|#)\s*---\s*!downs\b/i
	},
	{
		tool: "node-pg-migrate",
		apply: /^\s*--[\s-]*up\s+migration\b/i,
		rollback: /^\s*--[\s-]*down\s+migration\b/i,
		isAbove: !0,
		isSingle: !0
	},
	{
		tool: "tern",
		apply: /(?!)/,
		rollback: /^\s*----\s*create above\s*\/\s*drop below\s*----/i,
		isAbove: !0,
		isSingle: !0
	},
	{
		tool: "MyBatis",
		apply: /(?!)/,
		rollback: /^\s*--\s*\/\/\s*@undo\b/i,
		isAbove: !0
	},
	{
		tool: "sqitch",
		apply: /^\s*--\s*deploy\s+\S+\s+to\s+pg\b/i,
		rollback: /^\s*--\s*revert\s+\S+\s+from\s+pg\b/i
	}
], HEADINGS = [
	["up", "down"],
	["deploy", "revert"],
	["apply", "rollback"],
	["do", "undo"]
].map((pair) => pair.map((word) => RegExp(`^\\s*--[\\s=+@!-]*${word}[\\s:=-]*$`, "i"))), LIQUIBASE = /^[^\S\r\n]*--[^\S\r\n]*liquibase\s+formatted\s+sql\b/im, LIQUIBASE_ROLLBACK = /^\s*--\s*rollback\b/i, WITHOUT_TRANSACTION = /^[^\S\r\n]*--[^\S\r\n]*(?:migrate:(?:up|down)\b.*\btransaction:\s*false|\+goose\s+no\s+transaction|\+migrate\s+(?:up|down)\b.*\bnotransaction|no-transaction\s*$|--\s*tern:\s*disable-tx\b)/im;
function asksForNoTransaction(content) {
	return WITHOUT_TRANSACTION.test(Buffer.from(content).toString("latin1"));
}
function transactionOf(content) {
	if (asksForNoTransaction(content)) return "none";
	let lines = Buffer.from(content).toString("latin1").replace(BYTE_ORDER_MARK, "").split("\n");
	return MARKERS.some((one) => one.isSingle && lines.some((line) => one.apply.test(line) || one.rollback.test(line))) ? "single" : void 0;
}
const BYTE_ORDER_MARK = "ï»¿";
function halfOf(content, half) {
	let lines = Buffer.from(content).toString("latin1").replace(BYTE_ORDER_MARK, "").split("\n"), found = lines.flatMap((text, line) => markersIn(text).map((one) => ({
		...one,
		line
	}))), [first] = found;
	if (first === void 0) return undividedProblem(lines, half) ?? { script: content };
	let problem = markersProblem(found, lines, half);
	if (problem !== void 0) return problem;
	let own = found.find((one) => one.half === half), from = own === void 0 ? 0 : own.line + 1, to = found.find(({ line }) => line >= from)?.line ?? lines.length, kept = lines.map((text, line) => line >= from && line < to ? text : text.endsWith("\r") ? "\r" : "");
	return { script: Buffer.from(kept.join("\n"), "latin1") };
}
function markersIn(text) {
	return MARKERS.flatMap(({ tool, apply, rollback }) => [...apply.test(text) ? [{
		tool,
		half: "apply"
	}] : [], ...rollback.test(text) ? [{
		tool,
		half: "rollback"
	}] : []]);
}
function markersProblem(found, lines, half) {
	let [first, ...others] = found;
	if (first === void 0) return;
	let { tool } = first, other = others.find((one) => one.tool !== tool);
	if (other !== void 0) return {
		problem: `it has markers of ${tool} and of ${other.tool}`,
		line: other.line + 1
	};
	let again = found.find((one, index) => found.findIndex(({ half: same }) => same === one.half) !== index);
	if (again !== void 0) return {
		problem: `it has a second marker of ${tool} for the ${again.half}`,
		line: again.line + 1
	};
	let isAbove = MARKERS.find((one) => one.tool === tool)?.isAbove === !0 && !found.some((one) => one.half === "apply");
	if (!found.some((one) => one.half === half) && !(isAbove && half === "apply")) return {
		problem: `it has a marker of ${tool} for the other half only, so it has no ${half}`,
		line: first.line + 1
	};
	if (!(isAbove || isComment(lines.slice(0, first.line).join("\n")))) return {
		problem: `it has statements above the first marker of ${tool}, which belong to neither half`,
		line: first.line + 1
	};
}
function isComment(text) {
	let end = text.lastIndexOf("*/") < 0 ? 0 : text.lastIndexOf("*/") + 2;
	return (text.slice(0, end).replace(/\/\*[\s\S]*?\*\//g, "") + text.slice(end)).replace(/--.*$/gm, "").trim() === "";
}
function undividedProblem(lines, half) {
	for (let pair of HEADINGS) {
		let at = pair.map((heading) => lines.findIndex((text) => heading.test(text)));
		if (!at.includes(-1)) return {
			problem: "it looks like a change and its rollback in one file: put each into its own file",
			line: Math.max(...at) + 1
		};
	}
	let undo = LIQUIBASE.test(lines.join("\n")) ? lines.findIndex((text) => LIQUIBASE_ROLLBACK.test(text)) : -1;
	if (!(half === "apply" || undo < 0)) return {
		problem: "it is a changelog of Liquibase, which would be applied again: put the statements of its --rollback lines into a file",
		line: undo + 1
	};
}
// src/rehearsal/migration-scripts.ts
function migrationOf$4(apply, rollback, transaction) {
	let denials = [], script = (file, half) => {
		if ("script" in file) return file;
		transaction === "single" && asksForNoTransaction(file.content) && denials.push({
			code: "script-unreadable",
			path: file.path,
			reason: NO_TRANSACTION$1
		});
		let found = halfOf(file.content, half), shown = transaction === void 0 ? transactionOf(file.content) : void 0;
		if ("script" in found) return {
			...file,
			script: found.script,
			...shown !== void 0 && { transaction: shown }
		};
		let { problem: reason, line } = found;
		return denials.push({
			code: "script-unreadable",
			path: file.path,
			reason,
			...line !== void 0 && { line }
		}), {
			...file,
			script: /* @__PURE__ */ new Uint8Array()
		};
	}, scripts = {
		apply: script(apply, "apply"),
		rollback: script(rollback, "rollback")
	};
	return apply.sha256 === rollback.sha256 && scripts.apply.script === apply.content && denials.length === 0 && denials.push({
		code: "script-unreadable",
		path: rollback.path,
		reason: scripts.apply.command === void 0 ? SAME_FILE : SAME_COMMAND
	}), {
		migration: scripts,
		denials
	};
}
const NO_TRANSACTION$1 = "a comment in it asks for no transaction, and the spec for a single one: set \"transaction\" to \"none\"", SAME_COMMAND = "the change and the rollback are the same command", SAME_FILE = "the change and the rollback are the same file, without markers of a tool that divide it: put each into its own file", LIKE_A_DUMP = /^[^.]*$|\.(?:sql|dump|pgdump|pg|backup|bak|custom|tar|tgz|gz|zst|xz|lz4|bz2|zip|db|sqlite3?)$/i;
function nearDump(path, others = []) {
	let folder = (0, node_path.dirname)(path);
	if (folder === path) return;
	let isThere = require_hashing.isFolder(folder), place = isThere ? folder : nearDump(folder);
	if (place === void 0) return;
	let same = (0, node_path.join)(place, (0, node_path.basename)(path));
	if (!isThere && require_hashing.exists(same)) return same;
	let [first] = listed$2(place).filter((name) => LIKE_A_DUMP.test(name) && !others.includes((0, node_path.join)(place, name))).map((name) => ({
		name,
		distance: distanceOf(name, (0, node_path.basename)(path))
	})).filter(({ name, distance }) => distance <= Math.max(2, Math.floor(name.length / 3))).toSorted((a, b) => a.distance - b.distance);
	return first && (0, node_path.join)(place, first.name);
}
function listed$2(folder) {
	try {
		return require_hashing.namesIn(folder).slice(0, 1e3);
	} catch {
		return [];
	}
}
function distanceOf(name, wanted) {
	let [stem, other] = [name, wanted].map((one) => one.split(".", 1)[0]?.toLowerCase() ?? "");
	return stem === other && stem !== "" ? 0 : require_nearest.leven(name, wanted);
}
function missingDump(path, others) {
	let near = nearDump(path, others);
	return `there is no dump ${JSON.stringify(path)}${near === void 0 ? "" : `: did you mean ${JSON.stringify(near)}?`}`;
}
function scriptOf$4(command) {
	let { words, files, environment } = command, empty = /* @__PURE__ */ new Uint8Array(), identity = JSON.stringify([
		words,
		files,
		Object.entries(environment).toSorted()
	]);
	return {
		path: words.join(" "),
		sha256: require_hashing.digestOf("sha256", Buffer.from(identity)),
		bytes: 0,
		content: empty,
		script: empty,
		command
	};
}
function hasCommands({ migrations }) {
	return migrations.some(({ apply, rollback }) => apply.command !== void 0 || rollback.command !== void 0);
}
// src/rehearsal/run-as.ts
const NAME$6 = /^[A-Za-z_][\w$.-]{0,62}$/, RESERVED$1 = /^(?:pg_|rehearsal_)/;
function roleProblem(name) {
	return NAME$6.test(name) ? RESERVED$1.test(name) ? "must not be a predefined role of PostgreSQL or a role of the rehearsal" : void 0 : "must be the name of a role: a letter or \"_\", then up to 62 letters, digits, \"_\", \"$\", \".\" or \"-\"";
}
const roleName = require_zod.string().check(require_zod.refine((name) => roleProblem(name) === void 0, { error: ({ input }) => roleProblem(String(input)) ?? "must be a name" })), runAs = require_zod.union([roleName, require_zod.strictObject({
	role: roleName,
	owns_database: require_zod.exactOptional(require_zod.boolean()),
	member_of: require_zod.exactOptional(require_zod.array(roleName))
})]);
function runAsOf(spec, name) {
	let inSpec = typeof spec == "string" ? { role: spec } : spec;
	if (name !== void 0 && inSpec?.role !== name) return {
		role: name,
		memberOf: []
	};
	if (inSpec === void 0) return;
	let { role: own, owns_database: owns, member_of: memberOf = [] } = inSpec;
	return {
		role: own,
		memberOf,
		...owns !== void 0 && { ownsDatabase: owns }
	};
}
// src/rehearsal/run-in-spec.ts
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/, FIXED = /^(?:PATH|HOME|TMPDIR|SEAL_GATE_\w+)$/;
function variableProblem(name) {
	return VARIABLE.test(name) ? FIXED.test(name) ? "is set by the rehearsal" : void 0 : "must be the name of a variable: letters, digits, \"_\"";
}
const variables = require_zod.record(require_zod.string().check(require_zod.refine((name) => variableProblem(name) === void 0, "must be a name that the rehearsal does not set itself")), require_zod.string().check(require_zod.refine((value) => !value.includes("\0"), "must not have a NUL"))), runInSpec = require_zod.strictObject({
	run: require_release.commandWords,
	env: require_zod.exactOptional(variables),
	timeout_seconds: require_zod.exactOptional(require_zod.int().check(require_zod._gte(1), require_zod._lte(86400))),
	files: require_zod.array(require_zod.strictObject({
		path: require_release.path,
		sha256: require_zod.exactOptional(require_release.sha256),
		bytes: require_zod.exactOptional(require_release.count)
	})).check(require_release.NOT_EMPTY)
}), UNITS = {
	ms: 1,
	s: 1e3,
	min: 6e4,
	h: 36e5
}, STATEMENT_LIMIT = /^[1-9]\d{0,8}(?:ms|s|min|h)$/;
function limitOf(text) {
	if (!STATEMENT_LIMIT.test(text)) return;
	let number = Number.parseInt(text, 10), milliseconds = number * (UNITS[text.slice(String(number).length)] ?? 0);
	return milliseconds > 6048e5 ? void 0 : {
		text,
		milliseconds
	};
}
// src/rehearsal/spec.ts
const file = require_zod.strictObject({
	path: require_release.path,
	sha256: require_zod.exactOptional(require_release.sha256),
	bytes: require_zod.exactOptional(require_release.count)
}), dump = require_zod.strictObject({
	path: require_release.text,
	sha256: require_zod.exactOptional(require_release.sha256),
	bytes: require_zod.exactOptional(require_release.count)
}), secretColumns = require_zod.strictObject({
	table: require_release.text,
	columns: require_release.names.check(require_release.NOT_EMPTY)
}), mask = require_zod.strictObject({
	table: require_release.text,
	column: require_release.text,
	how: require_zod._enum([
		"null",
		"fixed",
		"hash",
		"keep-format"
	]),
	value: require_zod.exactOptional(require_zod.string())
}).check(require_zod.refine(({ how, value }) => how === "fixed" == (value !== void 0), "has a \"value\" if and only if it is \"fixed\"")), engine = require_zod.strictObject({
	use: require_zod.exactOptional(require_zod._enum([
		"auto",
		"pglite",
		"postgres",
		"sqlite"
	])),
	embedded_up_to_bytes: require_zod.exactOptional(require_release.count)
}), rehearsalSpec = require_zod.strictObject({
	schema: require_zod.literal("seal-gate/rehearsal/1"),
	change_id: require_zod.exactOptional(require_release.id),
	dump: require_zod.exactOptional(dump),
	database: require_zod.exactOptional(require_release.text),
	apply: require_zod.union([file, runInSpec]),
	rollback: require_zod.union([file, runInSpec]),
	expectations: file,
	policy: file,
	expect_touched: require_zod.exactOptional(require_release.names),
	sequence_policy: require_zod.exactOptional(require_zod._enum(["exact", "may-advance"])),
	exceptions: require_zod.exactOptional(require_release.declaredExceptions),
	secret_columns: require_zod.exactOptional(require_zod.array(secretColumns).check(require_zod.refine(require_release.allDifferent(({ table }) => table), "names one table twice"))),
	mask: require_zod.exactOptional(require_zod.array(mask).check(require_zod.refine(require_release.allDifferent(({ table, column }) => JSON.stringify([table, column])), "names one column twice"))),
	transaction: require_zod.exactOptional(require_zod._enum(["single", "none"])),
	between: require_zod.exactOptional(require_zod.union([file, require_zod.literal("generated")])),
	run_as: require_zod.exactOptional(runAs),
	phase_seconds: require_zod.exactOptional(require_zod.int().check(require_zod._gte(1), require_zod._lte(86400))),
	statement_timeout: require_zod.exactOptional(require_zod.string().check(require_zod.refine((value) => limitOf(value) !== void 0, "must be a number with its unit: \"500ms\", \"30s\", \"5min\" or \"1h\""))),
	roles: require_zod.exactOptional(require_zod.array(roleName)),
	skip_extensions: require_zod.exactOptional(require_release.names),
	engine: require_zod.exactOptional(engine)
}), rehearsalExceptions = require_zod.strictObject({
	schema: require_zod.literal("seal-gate/rehearsal-exceptions/1"),
	sequence_policy: rehearsalSpec.shape.sequence_policy,
	exceptions: rehearsalSpec.shape.exceptions
});
function parseSpec(bytes) {
	return parse$1(bytes, rehearsalSpec, (value) => {
		let list = ["apply", "rollback"].find((key) => Array.isArray(value[key]));
		return list === void 0 ? void 0 : `/${list} is one file: to rehearse several migrations in order, name their folder with "--migrations" (input "migrations")`;
	});
}
function parseExceptions(bytes) {
	let found = parse$1(bytes, rehearsalExceptions, () => void 0);
	if ("problems" in found) return found;
	let { schema: _, ...declared } = found;
	return declared;
}
function parse$1(bytes, shape, problemOf) {
	try {
		let json = new TextDecoder("utf-8", {
			fatal: !0,
			ignoreBOM: !0
		}).decode(bytes), value = JSON.parse(json), { duplicates } = require_json.jsonFacts(json);
		if (duplicates.length > 0) return { problems: duplicates.map(({ pointer }) => `the key ${pointer} is given twice`) };
		let { schema } = shape.shape;
		if (require_json.isRecord(value) && !schema.safeParse(value.schema).success) return { problems: [`/schema must be ${[...schema.def.values].map((one) => JSON.stringify(one)).join()}`] };
		let problem = require_json.isRecord(value) ? problemOf(value) : void 0;
		if (problem !== void 0) return { problems: [problem] };
		let { data, error } = shape.safeParse(value);
		return data ?? { problems: (error?.issues ?? []).slice(0, 10).map(require_release.issueText) };
	} catch (error) {
		return { problems: [`it is not a JSON document in UTF-8: ${require_hashing.jsonErrorMessage(error)}`] };
	}
}
// src/rehearsal/read-input.ts
const MAX_BYTES$2 = 67108864;
function readInput(request) {
	let root = (0, node_path.dirname)((0, node_path.resolve)(request.spec)), spec = specOf(request.spec), problems = [], drifted = [], read = (name, pin) => {
		let { path } = pin;
		try {
			let content = require_hashing.readInside(root, path, MAX_BYTES$2), file = {
				path,
				sha256: require_hashing.digestOf("sha256", content),
				bytes: content.length,
				content
			};
			return drifted.push(...driftOf(file, pin)), file;
		} catch (error) {
			return problems.push(`${name}: "${path}" cannot be read: ${require_hashing.errorMessage(error)}`), {
				path,
				sha256: "",
				bytes: 0,
				content: /* @__PURE__ */ new Uint8Array()
			};
		}
	}, step = (name) => {
		let given = spec[name];
		if (!("run" in given)) return read(name, given);
		let files = given.files.map((file) => read(name, file));
		return spec.transaction !== void 0 && problems.push(`${name}: "transaction" is about scripts: a command decides it itself`), request.workspace === void 0 && problems.push(`${name}: a command is run only by "rehearse"`), scriptOf$4({
			words: given.run,
			workspace: request.workspace ?? root,
			folders: request.runFolders ?? [],
			environment: given.env ?? {},
			seconds: given.timeout_seconds ?? 3600,
			files,
			root
		});
	}, apply = step("apply"), rollback = step("rollback"), between = typeof spec.between == "object" ? read("between", spec.between) : spec.between, expectations = read("expectations", spec.expectations), policy = read("policy", spec.policy);
	request.dump !== void 0 && !require_hashing.exists(request.dump) && problems.push(missingDump(request.dump));
	let problem = request.runAs === void 0 ? void 0 : roleProblem(request.runAs);
	if (problem !== void 0 && problems.push(`run-as: ${JSON.stringify(request.runAs)} ${problem}`), problems.length > 0) throw new RequestError(problems);
	let documents = documentsOf(expectations, policy), dump = dumpOf$1(request, spec, root), { migration, denials } = migrationOf$4(apply, rollback, spec.transaction), out = (0, node_path.resolve)(request.out ?? (0, node_path.join)(root, "evidence"));
	return {
		root,
		spec: {
			...spec,
			...request.database !== void 0 && { database: request.database }
		},
		migrations: [migration],
		...between !== void 0 && { between: between === "generated" ? between : {
			...between,
			script: between.content
		} },
		expectations: {
			...expectations,
			document: documents.expectations
		},
		policy: {
			...policy,
			document: documents.policy
		},
		dump,
		dumpName: nameIn$1(root, request.dump ?? spec.dump?.path ?? "dump"),
		engine: request.engine ?? spec.engine?.use ?? "auto",
		pgBin: request.pgBin,
		runAs: runAsOf(spec.run_as, request.runAs),
		out,
		evidencePath: (name) => nameIn$1(root, (0, node_path.join)(out, name)),
		...request.queries !== void 0 && { queries: request.queries },
		drifted: [...drifted, ...denials]
	};
}
function specOf(path) {
	let bytes;
	try {
		bytes = require_hashing.readInside((0, node_path.dirname)(path), (0, node_path.basename)(path), MAX_BYTES$2);
	} catch (error) {
		throw new RequestError([`the spec "${path}" cannot be read: ${require_hashing.errorMessage(error)}`]);
	}
	let spec = parseSpec(bytes);
	if ("problems" in spec) throw new RequestError(spec.problems.map((problem) => `the spec: ${problem}`));
	return spec;
}
function documentsOf(expectations, policy) {
	let problems = [], read = (file, kind) => {
		let found = documentIn(file, kind);
		if (typeof found != "string") return found;
		problems.push(`"${file.path}": ${found}`);
	}, found = {
		expectations: read(expectations, "schema-expectations"),
		policy: read(policy, "policy")
	};
	if (found.expectations === void 0 || found.policy === void 0) throw new RequestError(problems);
	return {
		expectations: found.expectations,
		policy: found.policy
	};
}
function documentIn({ content }, kind) {
	try {
		let value = JSON.parse(new TextDecoder("utf-8", {
			fatal: !0,
			ignoreBOM: !0
		}).decode(content)), schema = `seal-gate/${kind}/1`;
		if (typeof value != "object" || !value || !("schema" in value) || value.schema !== schema) return `it is not a ${schema} document`;
		let parsed = require_release.parseDocument(schema, value);
		return parsed === void 0 || parsed === "unknown" ? `it is not a ${schema} document` : "problem" in parsed ? parsed.problem : parsed.document;
	} catch (error) {
		return `it is not a JSON document in UTF-8: ${require_hashing.jsonErrorMessage(error)}`;
	}
}
function dumpOf$1(request, spec, root) {
	if (request.dump !== void 0) return (0, node_path.resolve)(request.dump);
	if (spec.dump === void 0) return;
	let place = (0, node_path.resolve)(root, spec.dump.path);
	if (require_hashing.exists(place)) try {
		return require_hashing.placeInside(root, spec.dump.path);
	} catch (error) {
		throw new RequestError([`dump: "${spec.dump.path}" is not read: ${require_hashing.errorMessage(error)}; name it with "dump"`]);
	}
	{
		let others = [request.spec, ...namedFiles(spec).map(({ path }) => (0, node_path.resolve)(root, path))];
		if (require_gate.pathProblem(spec.dump.path) === void 0 && nearDump(place, others) !== void 0) throw new RequestError([`dump: ${missingDump(place, others)}`]);
	}
}
function namedFiles({ apply, rollback, between, expectations, policy }) {
	let rows = typeof between == "object" ? [between] : [];
	return [
		...[apply, rollback].flatMap((step) => "run" in step ? step.files : [step]),
		...rows,
		expectations,
		policy
	];
}
function nameIn$1(root, path) {
	let inside = (0, node_path.relative)(root, (0, node_path.resolve)(root, path)).split(node_path.sep).join("/"), name = require_gate.pathProblem(inside) === void 0 ? inside : path.split(/[\\/]/).at(-1) ?? "";
	return require_gate.pathProblem(name) === void 0 ? name : "dump";
}
function driftOf({ path, sha256, bytes }, pin) {
	return pin.sha256 !== void 0 && pin.sha256 !== sha256 || pin.bytes !== void 0 && pin.bytes !== bytes ? [{
		code: "seal-mismatch",
		path,
		reason: "its bytes are not those that the spec pins"
	}] : [];
}
// src/rehearsal/direct-input.ts
function readDirectInput(request) {
	let { root, dump, database, transaction, statementTimeout, runAs } = request, problems = [];
	require_hashing.exists(dump) || problems.push(missingDump(dump));
	let expectations = optionalDocument(request, "expectations", "schema-expectations", problems), policy = optionalDocument(request, "policy", "policy", problems), problem = runAs === void 0 ? void 0 : roleProblem(runAs);
	problem !== void 0 && problems.push(`run-as: ${JSON.stringify(runAs)} ${problem}`);
	let { nothingNew, drifted: earlier = [] } = request;
	if (request.migrations.length === 0 && earlier.length === 0 && nothingNew === void 0 && problems.push("there is no migration to rehearse"), transaction !== void 0 && request.migrations.some(({ apply, rollback }) => "command" in apply || "command" in rollback) && problems.push("\"transaction\" is about scripts: a command decides it itself"), problems.length > 0) throw new RequestError(problems);
	let out = (0, node_path.resolve)(request.out ?? (0, node_path.join)(root, "evidence"));
	return {
		root,
		spec: {
			...request.declared,
			...database !== void 0 && { database },
			...transaction !== void 0 && { transaction },
			...statementTimeout !== void 0 && { statement_timeout: statementTimeout }
		},
		...migrationsOf(request),
		expectations,
		policy,
		describesTables: request.describesTables === !0,
		dump,
		dumpName: nameIn$1(root, dump),
		engine: request.engine ?? "auto",
		pgBin: request.pgBin,
		runAs: runAsOf(void 0, runAs),
		out,
		evidencePath: (name) => nameIn$1(root, (0, node_path.join)(out, name)),
		...request.between !== void 0 && { between: betweenOf$1(request.between) },
		...nothingNew !== void 0 && { nothingNew },
		...request.queries !== void 0 && { queries: request.queries }
	};
}
function readScript(folder, option, path) {
	try {
		return {
			path: nameIn$1(folder, (0, node_path.resolve)(folder, path)),
			content: require_hashing.readNamedFile(folder, path, MAX_BYTES$2)
		};
	} catch (error) {
		throw new RequestError([`${option}: "${path}" cannot be read: ${error instanceof require_hashing.UnreadableError ? error.message : require_hashing.errorCode(error)}`]);
	}
}
function readDeclared(folder, path) {
	let declared = parseExceptions(readScript(folder, "exceptions", path).content);
	if ("problems" in declared) throw new RequestError(declared.problems.map((problem) => `exceptions: ${JSON.stringify(path)}: ${problem}`));
	return declared;
}
function migrationsOf({ migrations, transaction, drifted: earlier = [] }) {
	let read = [], drifted = [...earlier];
	for (let one of migrations) {
		if (isRead(one)) {
			read.push(one);
			continue;
		}
		let { apply, rollback } = one, { migration, denials } = migrationOf$4(stepOf(apply), stepOf(rollback), transaction);
		read.push(migration), drifted.push(...denials);
	}
	return {
		migrations: read,
		drifted
	};
}
function betweenOf$1(between) {
	return between === "generated" ? between : {
		...fileOf$2(between),
		script: between.content
	};
}
function stepOf(step) {
	return "script" in step ? step : fileOf$2(step);
}
function isRead(one) {
	return "key" in one;
}
function fileOf$2({ path, content }) {
	return {
		path,
		sha256: require_hashing.digestOf("sha256", content),
		bytes: content.length,
		content
	};
}
function optionalDocument(request, option, kind, problems) {
	let path = request[option];
	if (path !== void 0) try {
		let file = fileOf$2(readScript(request.root, option, path)), document = documentIn(file, kind);
		if (typeof document != "string") return {
			...file,
			document
		};
		problems.push(`"${path}": ${document}`);
	} catch (error) {
		problems.push(require_hashing.errorMessage(error));
	}
}
// src/rehearsal/sqlite/database-file.ts
const MAGIC = Buffer.from("SQLite format 3\0", "latin1"), DUMP$1 = /^\uFEFF?(?:\s|--[^\n]*\n)*PRAGMA\s+foreign_keys\s*=\s*OFF\s*;\s*BEGIN\s+TRANSACTION\s*;/i;
function sqliteDump(path) {
	let head;
	try {
		if (!(0, node_fs.statSync)(path).isFile()) return;
		head = headOf$1(path);
	} catch {
		return;
	}
	return head.subarray(0, MAGIC.length).equals(MAGIC) ? {
		kind: "file",
		version: versionIn(head)
	} : DUMP$1.test(head.toString("utf8")) ? { kind: "text" } : void 0;
}
function headOf$1(path) {
	let file = (0, node_fs.openSync)(path, "r");
	try {
		let head = Buffer.alloc(512);
		return head.subarray(0, (0, node_fs.readSync)(file, head, 0, 512, 0));
	} finally {
		(0, node_fs.closeSync)(file);
	}
}
function versionIn(head) {
	let number = head.length < 100 ? 0 : head.readUInt32BE(96);
	return number < 3e6 ? void 0 : `${Math.floor(number / 1e6)}.${Math.floor(number / 1e3) % 1e3}.${number % 1e3}`;
}
function checkWhole(path) {
	let real = (0, node_fs.realpathSync)(path), { nlink } = (0, node_fs.lstatSync)(real);
	if (nlink > 1) throw new Refused("dump-unreadable", `it has ${nlink} names (hard links), so its journal may be beside another one: ${COPY}`);
	for (let [end, what] of [["-wal", "a write-ahead log with transactions that are not in it"], ["-journal", "a journal of a transaction that has not ended"]]) if ((0, node_fs.existsSync)(`${real}${end}`) && (0, node_fs.statSync)(`${real}${end}`).size > 0) throw new Refused("dump-unreadable", `it is only a part of the database: beside it is ${what}: ${COPY}`);
}
const COPY = "make a whole copy with: sqlite3 app.db \"VACUUM INTO 'clone.db'\"";
// src/rehearsal/drivers.ts
function databaseOf({ engine, dump }) {
	return engine === "sqlite" || engine === "auto" && dump !== void 0 && sqliteDump(dump) !== void 0 ? "sqlite" : "postgresql";
}
async function driverFor(about) {
	return databaseOf(about) === "sqlite" ? (await Promise.resolve().then(() => require("./sqlite.cjs")).then((n) => n.driver_exports)).sqlite : (await Promise.resolve().then(() => driver_exports)).postgres;
}
// src/rehearsal/queries.ts
const MAX_QUERIES = 2e4;
async function readQueries(path, bytes, split) {
	try {
		let text = new TextDecoder("utf-8", { fatal: !0 }).decode(bytes), texts = /\.csv$/i.test(path) ? queriesOfCsv(text) : [{
			text,
			line: 1
		}];
		if ("problem" in texts) return texts;
		let queries = [], passedOver = 0;
		for (let { text: part, line } of texts) for await (let query of split(Buffer.from(part))) query === void 0 ? passedOver++ : queries.push({
			text: query.text,
			line: line + query.line - 1
		});
		return queries.length === 0 ? { problem: "it has no statement that can be prepared" } : queries.length > MAX_QUERIES ? { problem: `it has more than ${MAX_QUERIES} statements` } : {
			path,
			queries,
			passedOver
		};
	} catch (error) {
		return { problem: require_hashing.errorMessage(error) };
	}
}
function queriesOfCsv(text) {
	let read = require_gate.readCsv({
		text,
		file: !1
	});
	if ("problem" in read) return { problem: `line ${read.line}: ${read.problem}` };
	let [head, ...rows] = read.rows, column = head?.fields.findIndex((name) => name.trim().toLowerCase() === "query") ?? -1;
	return column < 0 ? { problem: "its first line names no column \"query\"" } : rows.map(({ fields, line }) => ({
		text: fields[column] ?? "",
		line
	}));
}
// src/rehearsal/between-facts.ts
function missingBetween({ between, policy }) {
	return policy?.document.require_rows_between !== !0 || between !== void 0 ? [] : [{
		code: "between-failed",
		reason: "the policy requires rows that are written between the change and its rollback: name a script, or \"generated\", in \"between\""
	}];
}
function sequenceFaults({ before, after, written, restored }, allowed) {
	let find = ({ sequences }, name) => sequences.find((one) => one.name === name), same = (a, b) => a?.last_value === b?.last_value && a?.is_called === b?.is_called;
	return before.sequences.flatMap((old) => {
		let { name } = old, [now, used, back] = [
			after,
			written,
			restored
		].map((state) => find(state, name)), fault = (detail) => [{
			table: `sequence ${name}`,
			detail
		}];
		if (back === void 0) return fault("it is missing");
		if (now === void 0 || used === void 0) return BigInt(back.last_value) < BigInt(old.last_value) ? fault("it is behind its value before the change") : [];
		if (same(now, used)) return same(old, back) || allowed.has(`sequence ${name}`) ? [] : fault("it is not as it was before");
		let step = BigInt(used.last_value) - BigInt(now.last_value), ahead = BigInt(back.last_value) - BigInt(used.last_value);
		return (step < 0n ? ahead > 0n : ahead < 0n) || ahead === 0n && used.is_called && !back.is_called ? fault("it is behind the rows that were written: the next row would get a number that is taken") : [];
	});
}
// src/rehearsal/tally.ts
function growth(from, to) {
	return to.map((sum, index) => BigInt(sum) - BigInt(from[index] ?? 0)).join(" ");
}
function isSameTable(a, b) {
	return JSON.stringify(a) === JSON.stringify(b);
}
// src/rehearsal/between.ts
function tableIn({ tables }, name) {
	return tables.find((one) => one.name === name);
}
function compareWritten(tallies, exceptions) {
	let { before, after, written, restored } = tallies, pairs = pairsOf(before, after), kept = [], lost = [], faults = [], unseen = [];
	for (let old of before.tables) {
		let now = pairs.find((pair) => pair.old === old)?.now, back = tableIn(restored, old.name), grown = now && tableIn(written, now.name);
		if (back === void 0) faults.push({
			table: old.name,
			detail: "it is missing"
		});
		else if (now === void 0 || grown === void 0 || isSameTable(now, grown)) {
			if (isSameBut(old, back, exceptions)) continue;
			faults.push({
				table: old.name,
				detail: "nothing was written to it, and it is not as it was before"
			});
		} else {
			let state = {
				before: old,
				after: now,
				written: grown,
				restored: back
			}, details = faultsOf(state, exceptions), columns = renamedColumns(old, now);
			details.length > 0 ? faults.push({
				table: old.name,
				detail: details.join("; ")
			}) : kept.push({
				table: old.name,
				rows: grown.rows - now.rows
			}), old.columns.some(({ name }) => !columns.has(name)) && unseen.push(old.name), lost.push(...lostColumns(old.name, state, new Set(columns.values())));
		}
	}
	for (let fresh of after.tables) {
		let grown = tableIn(written, fresh.name);
		if (pairs.some(({ now }) => now === fresh) || grown === void 0 || isSameTable(fresh, grown)) continue;
		let rows = grown.rows === fresh.rows ? "changed values" : count$1(grown.rows - fresh.rows, "row");
		lost.push({
			object: `table ${fresh.name}`,
			detail: `${rows}: the change creates the table`
		});
	}
	return {
		kept,
		lost,
		faults,
		unseen
	};
}
function pairsOf(before, after) {
	let fresh = after.tables.filter(({ name }) => tableIn(before, name) === void 0);
	return before.tables.flatMap((old) => {
		let now = tableIn(after, old.name) ?? fresh.find((one) => hasRowsOf(one, old));
		return now === void 0 ? [] : [{
			old,
			now
		}];
	});
}
function hasRowsOf(now, old) {
	let shared = old.columns.flatMap((column) => {
		let other = now.columns.find(({ name }) => name === column.name);
		return other === void 0 ? [] : [[column, other]];
	});
	return now.rows === old.rows && shared.some(([{ present }]) => present > 0) && shared.every(([a, b]) => a.plain === b.plain);
}
function renamedColumns(old, now) {
	let names = /* @__PURE__ */ new Map(), isIn = (table, column) => table.columns.some(({ name }) => name === column), fresh = now.columns.filter(({ name }) => !isIn(old, name));
	for (let column of old.columns) {
		let taken = new Set(names.values()), same = isIn(now, column.name) ? column.name : fresh.find((one) => one.plain === column.plain && one.present > 0 && !taken.has(one.name))?.name;
		same !== void 0 && names.set(column.name, same);
	}
	return names;
}
function excepted(table, exceptions) {
	return new Set(exceptions.flatMap((one) => one.kind === "columns" && one.table === table ? one.columns : []));
}
function mayGrow(table, exceptions) {
	return exceptions.some((one) => one.kind === "rows-added" && one.table === table);
}
function isSameBut(a, b, exceptions) {
	if (mayGrow(a.name, exceptions)) return b.rows >= a.rows;
	let left = excepted(a.name, exceptions), without = ({ columns, ...table }) => ({
		...table,
		columns: columns.filter(({ name }) => !left.has(name))
	});
	return isSameTable(without(a), without(b));
}
function faultsOf(state, exceptions) {
	let { before, after, written, restored } = state, grown = written.rows - after.rows, missing = before.rows + grown - restored.rows;
	if (missing > 0) return [`${missing === 1 ? "1 row is" : `${missing} rows are`} missing, after ${grown} were written`];
	if (mayGrow(before.name, exceptions)) return [];
	if (missing < 0) return [`${count$1(-missing, "row")} more than were written`];
	let left = excepted(before.name, exceptions), isKeyed = [
		after,
		written,
		restored
	].every(({ key }) => key === before.key), columns = [...renamedColumns(before, after)].filter(([name, now]) => {
		if (left.has(name)) return !1;
		let [a, b] = [columnIn(before, name), columnIn(restored, name)], [c, d] = [columnIn(after, now), columnIn(written, now)];
		return a === void 0 || b === void 0 || c === void 0 || d === void 0 || !grewAlike(a, b, c, d, isKeyed);
	});
	return columns.length === 0 ? [] : [`values are not as they were written (${columns.map(([name]) => name).join(", ")})`];
}
function columnIn({ columns }, column) {
	return columns.find(({ name }) => name === column);
}
function grewAlike(a, b, c, d, isKeyed) {
	let sums = ({ keyed, plain }) => isKeyed ? [...keyed, plain] : [plain];
	return growth(sums(a), sums(b)) === growth(sums(c), sums(d));
}
function lostColumns(table, { before, after, written }, known) {
	return after.columns.filter(({ name }) => !known.has(name) && columnIn(before, name) === void 0).flatMap((column) => {
		let now = columnIn(written, column.name), values = (now?.present ?? 0) - column.present, isChanged = written.rows === after.rows && !isSameColumn(now, column);
		if (values <= 0 && !isChanged) return [];
		let what = values > 0 ? count$1(values, "value") : "changed values";
		return [{
			object: `column ${table}.${column.name}`,
			detail: `${what}: the change creates the column`
		}];
	});
}
function isSameColumn(a, b) {
	return JSON.stringify(a) === JSON.stringify(b);
}
function isWrittenAlike(table, { before, after, written }, original) {
	let pair = pairsOf(before, after).find(({ old }) => old.name === table), alone = tableIn(original, table);
	if (pair === void 0 || alone === void 0) return alone !== void 0;
	let { old, now } = pair, grown = tableIn(written, now.name);
	if (grown === void 0 || grown.rows - now.rows !== alone.rows - old.rows) return !1;
	let isWritten = (from, to, name) => !isSameColumn(columnIn(from, name), columnIn(to, name));
	return [...renamedColumns(old, now)].every(([name, later]) => isWritten(now, grown, later) === isWritten(old, alone, name));
}
function count$1(number, noun) {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
// src/rehearsal/chain.ts
function noteOnWayBack(chain, index, { left, exceptions }) {
	let step = chain.steps[index];
	if (step === void 0) throw Error("a step of the chain was lost");
	let { carried } = chain;
	chain.carried = new Map(exceptions.map((part) => [require_release.partKey(part), carried.get(require_release.partKey(part)) ?? step.key]));
	let named = exceptions.map((part) => {
		let by = carried.get(require_release.partKey(part));
		return by === void 0 ? part : {
			...part,
			detail: `left by migration ${by}`
		};
	}), all = [...step.exceptions, ...named], outcome = left.length > 0 ? "failed" : all.length > 0 ? "except-declared" : step.outcome;
	chain.steps[index] = {
		...step,
		left,
		exceptions: all,
		outcome
	};
}
// src/rehearsal/clone.ts
async function withDeadline(ms, answer, give, late = () => new EngineDied(`the database gave no answer within ${Math.round(ms / 1e3)} s`)) {
	let timer, tooLate = new Promise((_, reject) => {
		timer = setTimeout(() => {
			reject(late()), give();
		}, ms);
	});
	try {
		return await Promise.race([answer, tooLate]);
	} finally {
		clearTimeout(timer);
	}
}
var EngineDied = class extends Error {
	constructor(message) {
		super(message), this.name = "EngineDied";
	}
};
// src/rehearsal/expectations.ts
const ABSENT = "absent";
function mismatchesOf({ tables, rollback_anchor: anchor }, observed) {
	let found = new Map(observed.map((table) => [table.name, table])), anchored = anchor === void 0 || found.get(anchor.table)?.columns.some(({ name }) => name === anchor.column) === !0;
	return [...tables.flatMap((table) => {
		let there = found.get(table.name);
		return there === void 0 ? [{
			table: table.name,
			property: "table",
			expected: "there",
			observed: ABSENT
		}] : differing([
			...columnProperties(table, there),
			...keyProperties(table, there),
			...rowProperties(table, there)
		], table.name);
	}), ...anchor === void 0 || anchored ? [] : [{
		table: anchor.table,
		property: `rollback anchor ${anchor.column}`,
		expected: "there",
		observed: ABSENT
	}]];
}
function differing(properties, table) {
	return properties.filter(([, expected, observed]) => expected !== observed).map(([property, expected, observed]) => ({
		table,
		property,
		expected,
		observed
	}));
}
function columnProperties({ columns }, observed) {
	return columns.flatMap(({ name, type, nullable }) => {
		let column = observed.columns.find((one) => one.name === name);
		return column === void 0 ? [[
			`column ${name}`,
			type,
			ABSENT
		]] : [[
			`type of ${name}`,
			type,
			column.type
		], [
			`null in ${name}`,
			nullable ? "allowed" : "not allowed",
			column.nullable ? "allowed" : "not allowed"
		]];
	});
}
function keyProperties({ primary_key: primary, unique = [], foreign_keys: foreign = [] }, observed) {
	let listed = (names) => names?.join(", ") ?? ABSENT, described = (key) => `${listed(key.columns)} to ${key.references.table} (${listed(key.references.columns)})`, uniques = new Set(observed.unique?.map(listed)), references = new Set(observed.foreign_keys?.map(described));
	return [
		...primary === void 0 ? [] : [[
			"primary key",
			listed(primary),
			listed(observed.primary_key)
		]],
		...unique.map((key) => [
			`unique key ${listed(key)}`,
			"there",
			uniques.has(listed(key)) ? "there" : ABSENT
		]),
		...foreign.map((key) => [
			`foreign key ${described(key)}`,
			"there",
			references.has(described(key)) ? "there" : ABSENT
		])
	];
}
function rowProperties({ min_rows: least, required_rows: required = [] }, observed) {
	return [...least !== void 0 && observed.rows < least ? [[
		"rows",
		`at least ${least}`,
		String(observed.rows)
	]] : [], ...required.map(({ why }, index) => {
		let found = observed.required_rows?.[index]?.found ?? 0;
		return [
			`required row (${why})`,
			"there",
			found > 0 ? "there" : ABSENT
		];
	})];
}
// src/rehearsal/isolation.ts
const OWN_VARIABLES = /^(?:HOME|LC_ALL|PATH|TZ)$/;
function documentedIsolation(kind, { facts }, confinement) {
	if (kind === "pglite") return {
		engine: "pglite",
		process: {
			in_webassembly: facts.runs_in_webassembly === !0,
			held_back: require_release.WALLS.filter((wall) => Array.isArray(facts.held_back) && facts.held_back.includes(wall)),
			permission_model: facts.permission_model === !0,
			no_new_privileges: facts.no_new_privileges === !0,
			own_network_namespace: facts.network_namespace_of_its_own === !0,
			own_process_namespace: facts.process_namespace_of_its_own === !0,
			inherited_environment: names(facts.environment)
		},
		host_files_visible: facts.files_of_the_machine_visible !== !1
	};
	if (kind === "sqlite") return {
		engine: "sqlite",
		held_back: require_release.WALLS.filter((wall) => Array.isArray(facts.held_back) && facts.held_back.includes(wall)),
		permission_model: facts.permission_model === !0,
		no_new_privileges: facts.no_new_privileges === !0,
		own_network_namespace: facts.network_namespace_of_its_own === !0,
		own_process_namespace: facts.process_namespace_of_its_own === !0,
		inherited_environment: names(facts.environment),
		escape_attempts: [...confinement.attempts]
	};
	let separate = facts.network_namespace_of_its_own === !0;
	return {
		engine: "postgres",
		listen_addresses: text$1(facts.listen_addresses),
		listening_tcp_sockets: number(facts.listening_tcp_sockets),
		own_network_namespace: separate,
		interfaces: separate ? names(facts.network_interfaces) : [],
		routes: separate ? number(facts.network_routes) : 0,
		connected_over_network: facts.connected_over_unix_socket !== !0,
		data_directory_is_ours: facts.data_directory_is_private === !0,
		data_directory_mode: text$1(facts.folder_mode).replace(/^(?![0-7]{3,4}$).*$/, "777"),
		inherited_environment: names(facts.environment).filter((name) => !OWN_VARIABLES.test(name)),
		scripts_as_superuser: confinement.scriptsAsSuperuser,
		escape_attempts: [...confinement.attempts]
	};
}
function text$1(fact) {
	return typeof fact == "string" ? fact : "not read";
}
function number(fact) {
	return typeof fact == "number" && Number.isInteger(fact) && fact >= 0 ? fact : 1;
}
function names(fact) {
	return Array.isArray(fact) ? fact.map(String) : ["not read"];
}
function openings(isolation, shared) {
	return isolation.engine === "pglite" ? sentences([
		[isolation.process?.in_webassembly !== !0, "the engine does not run as WebAssembly"],
		[isolation.process?.permission_model !== !0, "Node's permission model is off"],
		[isolation.host_files_visible, "it sees files of the machine"]
	]) : isolation.engine === "sqlite" ? sentences([[!isolation.permission_model, "Node's permission model is off"], ...isolation.escape_attempts.map(({ attempt, refused }) => [!refused, `not refused: ${attempt}`])]) : sentences([
		[isolation.scripts_as_superuser, "the scripts would run as superuser"],
		[!isolation.own_network_namespace && !shared, "it shares the network of the machine, which the policy does not allow"],
		[isolation.inherited_environment.length > 0, "it inherited variables of the job"],
		...isolation.escape_attempts.map(({ attempt, refused }) => [!refused, `not refused: ${attempt}`])
	]);
}
function sentences(rows) {
	return rows.flatMap(([applies, sentence]) => applies ? [sentence] : []);
}
async function scanSecrets(text, locate) {
	let rules = await require_quote.secretRules(), found = /* @__PURE__ */ new Map(), lines = /* @__PURE__ */ new Set();
	for await (let { content, line, spans } of inChunks(text)) for (let { rule, start } of await rules.find(content, "dump.sql")) {
		let at = line + linesBefore(content, start);
		if (found.size >= 1e3) continue;
		let number = spans.findLastIndex((one) => one.at <= start), { rows, at: from = 0 } = spans[number] ?? {}, place = rows === void 0 ? {} : locate?.(content.slice(0, spans[number + 1]?.at), rows, from, start), key = `${rule} ${at}`;
		place?.column === void 0 && lines.has(key) || (lines.add(key), found.set(`${key} ${place?.column ?? ""}`, {
			rule,
			line: at,
			...place
		}));
	}
	return {
		rules: rules.count,
		findings: [...found.values()].toSorted((a, b) => a.line - b.line || (a.rule < b.rule ? -1 : 1))
	};
}
async function* inChunks(text) {
	let content = "", line = 1, fresh = 0, spans = [];
	for await (let piece of text) {
		let { bytes, rows } = piece instanceof Uint8Array ? {
			bytes: piece,
			rows: void 0
		} : piece;
		if ((spans.at(-1)?.rows !== rows || rows?.kind === "insert" || spans.length === 0) && spans.push({
			at: content.length,
			rows
		}), content += Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"), fresh += bytes.length, fresh < 1048576) continue;
		let end = content.lastIndexOf("\n") + 1 || content.length;
		yield {
			content: content.slice(0, end),
			line,
			spans
		};
		let kept = overlapFrom(content, end);
		line += linesBefore(content, kept), fresh = content.length - end, content = content.slice(kept);
		let first = spans.findLastIndex(({ at }) => at <= kept);
		spans = spans.slice(Math.max(0, first)).map(({ at, rows: of }) => ({
			at: at - kept,
			rows: of
		}));
	}
	content !== "" && (yield {
		content,
		line,
		spans
	});
}
function overlapFrom(content, end) {
	let least = Math.max(0, end - 65536), from = end;
	for (let lines = 0; lines <= 60; lines++) {
		let before = content.lastIndexOf("\n", from - 2);
		if (before < least) return least;
		from = before + 1;
	}
	return from;
}
function linesBefore(content, index) {
	let lines = 0;
	for (let at = content.indexOf("\n"); at >= 0 && at < index; at = content.indexOf("\n", at + 1)) lines++;
	return lines;
}
// src/rehearsal/secret-denials.ts
function documentedFindings({ findings }, policy) {
	let known = new Set(policy?.allow?.reviewed_secrets?.flatMap(({ sha256 = [] }) => sha256));
	return findings.map(({ valueSha256, ...finding }) => ({
		...finding,
		...valueSha256 !== void 0 && known.has(valueSha256) && { value_sha256: valueSha256 }
	}));
}
function reviewSecrets({ secrets, filledColumns }, policy) {
	let exceptions = secrets.findings.length < 1e3 ? policy?.allow?.reviewed_secrets : [];
	return require_release.withoutReviewed(documentedFindings(secrets, policy), filledColumns, exceptions);
}
function secretDenials({ dumpName: path }, { left, columnsLeft, problems }) {
	let places = /* @__PURE__ */ new Map();
	for (let { rule, line, table, column: name } of left) {
		let column = table === void 0 ? "" : name === void 0 ? table : `${table}.${name}`, key = JSON.stringify([rule, column === "" ? line : column]), known = places.get(key) ?? {
			line,
			rule,
			column,
			lines: 0
		};
		known.lines++, places.set(key, known);
	}
	return [
		...[...places.values()].slice(0, 40).map(({ line, rule, column, lines }) => {
			let where = column === "" ? "" : ` in ${column}${lines > 1 ? `, ${lines} times` : ""}`;
			return {
				code: "clone-has-secrets",
				path,
				...line !== void 0 && { line },
				reason: `rule ${rule}${where}`
			};
		}),
		...columnsLeft.map((one) => ({
			code: "clone-has-secrets",
			path,
			reason: filledText(one)
		})),
		...problems.map((reason) => ({
			code: "clone-has-secrets",
			path,
			reason
		}))
	];
}
function filledText({ table, column, values }) {
	return `${table}.${column} must be empty and holds ${values} ${values === 1 ? "value" : "values"}`;
}
// src/rehearsal/clone-steps.ts
async function restoreDump({ dump, facts, phases, input }, clone) {
	await clone.restore(dump, phases.read, restoreSettings(input, facts));
	let { sha256, bytes } = await dump.digest();
	return facts.survey?.sha256 === sha256 && facts.survey.bytes === bytes ? [] : [{
		code: "seal-mismatch",
		path: input.dumpName,
		reason: "it changed while it was read"
	}];
}
function restoreSettings({ spec }, { survey }) {
	let { skip_extensions: skippedExtensions } = spec;
	return {
		roles: [.../* @__PURE__ */ new Set([...spec.roles ?? [], ...survey?.roles ?? []])],
		skippedExtensions,
		extensions: (survey?.extensions ?? []).filter((name) => skippedExtensions?.includes(name) !== !0),
		serverVersion: survey?.serverVersion
	};
}
async function checkConfinement({ facts, input }, clone) {
	let { refused, runAs, rowSecurity } = await clone.confine(input.runAs);
	runAs !== void 0 && (facts.runAs = runAs), rowSecurity !== void 0 && (facts.rowSecurity = rowSecurity), facts.environment = {
		engine: clone.kind,
		server_version: clone.version,
		system_identifier: clone.systemIdentifier,
		connection: {
			kind: clone.connection,
			database: clone.database
		}
	}, facts.isolation = clone.isolation, facts.confinement = await clone.confinement();
	let documented = documentedIsolation(clone.kind, clone.isolation, facts.confinement), reasons = [...clone.isolation.proved ? [] : ["what was read back does not show that it is cut off"], ...openings(documented, input.policy?.document.allow?.shared_network === !0)], isolation = [...refused === void 0 ? [] : [{
		code: "run-as-refused",
		reason: refused
	}], ...reasons.map((reason) => ({
		code: "clone-not-isolated",
		reason
	}))];
	if (input.policy?.document.require_same_major !== !0) return isolation;
	let fault = require_release.majorFault(facts.survey?.serverVersion, facts.environment);
	return fault === void 0 ? isolation : [...isolation, {
		code: "schema-mismatch-ignored",
		reason: fault
	}];
}
const UNKNOWN_PRODUCTION = {
	endpoints: [],
	system_identifiers: []
};
async function checkLeads({ facts, input }, clone) {
	let production = input.policy?.document.production ?? UNKNOWN_PRODUCTION, leads = await clone.leads(production), { columns, absent } = await clone.secretColumns(input.spec);
	facts.leads = leads, facts.secretColumns = {
		columns,
		absent
	};
	let isProduction = production.system_identifiers.includes(clone.systemIdentifier), toProduction = [...leads.map(({ kind, object }) => `${kind} ${object}`), ...isProduction ? ["it has the system identifier of production"] : []], { columnsLeft: filled } = require_release.withoutReviewed([], columns, input.policy?.document.allow?.reviewed_secrets);
	return [
		...toProduction.map((reason) => ({
			code: "clone-points-to-production",
			reason
		})),
		...filled.map((one) => ({
			code: "clone-has-secrets",
			reason: filledText(one)
		})),
		...absent.map(({ table, column }) => ({
			code: "schema-mismatch-ignored",
			reason: `${table}.${column}, which must be empty, does not exist`
		}))
	];
}
async function checkSchema({ facts, input }, clone) {
	input.describesTables === !0 && (facts.tables = await clone.tables());
	let expectations = input.expectations?.document;
	if (expectations === void 0) return [];
	let observed = await clone.tables(expectations), mismatches = mismatchesOf(expectations, observed);
	return facts.observation = {
		observed,
		mismatches
	}, mismatches.map(({ table, property, expected, observed: found }) => ({
		code: "schema-mismatch-ignored",
		reason: `${table}: ${property}: expected ${expected}, found ${found}`
	}));
}
// src/rehearsal/command-steps.ts
const REFUSED_EVENTS = /* @__PURE__ */ new Set([
	"pull_request_target",
	"workflow_run",
	"issue_comment"
]);
function commandDenials(input, { kind }, environment = process.env) {
	let commands = new Map(scriptsOf(input).flatMap((one) => one.command === void 0 ? [] : [[one.sha256, one]])), event = environment.GITHUB_EVENT_NAME ?? "";
	return [...commands.values()].flatMap(({ path, command }) => command === void 0 ? [] : [
		kind === "pglite" && "nothing can connect to this engine: a command needs a server, with engine postgres and PostgreSQL installed",
		REFUSED_EVENTS.has(event) && `commands are never run on ${event}`,
		process.platform !== "linux" && "a command can be cut off on Linux only: rehearse the SQL that the tool prints",
		!isAllowed$1(command, input.policy) && `the policy does not allow the command ${JSON.stringify(command.words[0])}: list it in "allow": {"commands": […]}`
	].flatMap((reason) => reason === !1 ? [] : [{
		code: "command-refused",
		path,
		reason
	}]));
}
function isAllowed$1({ words: [program = ""] }, policy) {
	return policy === void 0 || policy.document.allow?.commands?.includes(program) === !0;
}
async function tryCommands(driver, input, signal) {
	let programs = /* @__PURE__ */ new Set();
	for (let { path, command } of scriptsOf(input)) {
		let [program = ""] = command?.words ?? [];
		if (command === void 0 || programs.has(program)) continue;
		programs.add(program);
		let problems = await driver.tryCommand?.(command, signal) ?? [];
		if (problems.length > 0) return problems.map(({ kind, reason }) => ({
			code: CODES[kind],
			path,
			reason
		}));
	}
	return [];
}
const CODES = {
	failed: "clone-not-isolated",
	refused: "command-refused",
	"not-enclosed": "clone-not-isolated",
	"leaves-clone": "script-leaves-clone",
	changed: "seal-mismatch"
};
async function runInClone({ facts, signal, printed }, clone, { path, sha256 }, command) {
	if (clone.runCommand === void 0) throw Error("nothing can connect to this engine");
	let { statements, problems, output, isolation } = await clone.runCommand(command, signal);
	isolation !== void 0 && (facts.enclosed = new Map([...facts.enclosed ?? [], [sha256, isolation]])), problems.length > 0 && printed.push({
		command: path,
		text: output
	});
	let denials = problems.flatMap(({ kind, reason }) => kind === "failed" ? [] : [{
		code: CODES[kind],
		path,
		reason
	}]), failures = problems.flatMap(({ kind, reason }) => kind === "failed" ? [reason] : []);
	if (denials.length === 0 && failures.length > 0) throw new Refused("statement-refused", failures.join("; "));
	return {
		statements,
		denials
	};
}
const OF_TOOLS = /^(?:[^.]+\.(?:django_(?:migrations|content_type)_id_seq|auth_permission_id_seq|knex_migrations_(?:id|lock_index)_seq|goose_db_version_id_seq|pgmigrations_id_seq|migrations_id_seq)|django_(?:migrations|content_type)|auth_permission|knex_migrations(?:_lock)?|goose_db_version|migrations)$/;
function sequencesOfTools({ sequences }) {
	return sequences.map(({ name }) => name).filter((name) => OF_TOOLS.test(name));
}
const WORDS = {
	change: {
		missing: "gone",
		"left behind": "new"
	},
	rollback: {
		missing: "missing",
		"left behind": "left behind"
	}
};
function describeDifferences(parts, schema, after, tables = /* @__PURE__ */ new Map()) {
	let shown = after === "change" ? schema.filter(({ isDependency }) => !isDependency) : schema;
	return parts.toSorted((a, b) => Number(a.kind === "schema") - Number(b.kind === "schema")).flatMap((part) => {
		if (part.kind === "schema" && shown.length > 0) return shown.slice(0, 50).map(({ word, object, change, property }) => ({
			kind: "schema",
			object: `${word} ${object}`,
			detail: change === "differs" ? `${property ?? "it"} differs` : WORDS[after][change]
		}));
		let rows = part.kind === "table" ? tables.get(part.object) : void 0;
		return [rows === void 0 ? part : {
			...part,
			detail: describeRows(rows)
		}];
	});
}
function describeRows({ onlyBefore, onlyNow, rows }) {
	let counted = [
		"value not restored",
		"row missing",
		"row left behind"
	].flatMap((kind) => {
		let some = rows.filter(({ change }) => change === kind), columns = [...new Set(some.flatMap((row) => row.columns ?? []))].toSorted();
		return some.length === 0 ? [] : [`${some.length} × ${kind}${columns.length === 0 ? "" : ` (${columns.join(", ")})`}`];
	}), most = Math.max(onlyBefore, onlyNow);
	return `${most} ${most === 1 ? "row differs" : "rows differ"}${counted.length === 0 ? "" : `: ${counted.join(", ")}`}`;
}
function partText({ kind, object, detail }) {
	return `${kind === "schema" ? "" : `${kind} `}${object}${detail === void 0 ? "" : `: ${detail}`}`;
}
// src/rehearsal/exceptions.ts
function declaredText({ kind, detail }) {
	return kind === "sequence" ? "further on, as was declared" : `${detail ?? "it differs"}, as was declared`;
}
function exceptionText(part) {
	return part.kind === "sequence" ? part.object : partText(part);
}
function exceptionTexts(parts) {
	let texts = /* @__PURE__ */ new Map();
	for (let part of parts) {
		let isObject = part.kind === "schema" && part.object !== "schema", key = `${part.kind} ${part.object}${isObject ? ` ${part.detail}` : ""}`;
		texts.has(key) || texts.set(key, exceptionText(part));
	}
	let isWhole = (key) => key === "schema schema", isNamed = [...texts.keys()].some((key) => key.startsWith("schema ") && !isWhole(key));
	return [...texts].flatMap(([key, text]) => isNamed && isWhole(key) ? [] : [text]);
}
function exceptionsOf({ input }) {
	return require_release.allowedExceptions(input.spec.exceptions, input.policy?.document.allow?.exceptions);
}
async function keepWithoutExceptions(context, clone, before) {
	let exceptions = exceptionsOf(context);
	exceptions.length !== 0 && (context.prints.beforeExcept = await clone.exceptState(before.schema, exceptions));
}
async function compareUnderExceptions(context, clone, before, restored, missing) {
	let declared = exceptionsOf(context);
	if (declared.length === 0 || before === void 0) return;
	let now = await clone.exceptState(restored.schema, declared), [old, fresh] = before.labels.every((label) => now.labels.includes(label)) ? [before.schema, now.schema] : [];
	return {
		declared,
		...old !== void 0 && fresh !== void 0 && { schema: {
			before: old,
			restored: fresh
		} },
		tables: before.tables.flatMap(({ name, sha256 }) => {
			let other = now.tables.find((one) => one.name === name);
			return other === void 0 ? [] : [{
				name,
				before: sha256,
				restored: other.sha256
			}];
		}),
		rows_added: declared.flatMap((one) => {
			let count = one.kind === "rows-added" ? missing(one.table) : void 0;
			return one.kind !== "rows-added" || count === void 0 ? [] : [{
				name: one.table,
				missing: count
			}];
		})
	};
}
// src/rehearsal/schema-difference.ts
function schemaDifferences(before, now) {
	let gone = [...before.entries.keys()].filter((key) => !now.entries.has(key)), others = [...now.entries].filter(([key, properties]) => before.entries.get(key) !== properties).map(([key]) => key);
	return [...gone, ...others].sort().flatMap((key) => {
		let a = before.entries.get(key), b = now.entries.get(key), space = key.indexOf(" "), kind = key.slice(0, space), named = {
			kind,
			word: now.rules.words[kind] ?? kind,
			isDependency: now.rules.dependencies.has(kind),
			object: now.rules.shown?.(key.slice(space + 1)) ?? key.slice(space + 1)
		};
		return b === void 0 ? [{
			...named,
			change: "missing"
		}] : a === void 0 ? [{
			...named,
			change: "left behind"
		}] : propertyDifferences(named, now.rules.secrets, properties(a), properties(b));
	});
}
function propertyDifferences(named, secrets, a, b) {
	return [.../* @__PURE__ */ new Set([...Object.keys(a), ...Object.keys(b)])].sort().flatMap((property) => {
		let before = JSON.stringify(a[property] ?? null), now = JSON.stringify(b[property] ?? null);
		if (before === now) return [];
		let values = secrets.has(`${named.kind}.${property}`) ? {} : {
			before,
			now
		};
		return [{
			...named,
			change: "differs",
			property,
			...values
		}];
	});
}
function properties(json) {
	let value = JSON.parse(json);
	if (typeof value != "object" || !value) throw TypeError("no properties");
	return Object.fromEntries(Object.entries(value));
}
// src/rehearsal/change-steps.ts
async function look$1({ phases }, clone) {
	return await clone.fingerprint(phases.at);
}
async function fingerprintBefore(context, clone) {
	let { facts } = context, before = await look$1(context, clone);
	return context.prints.before = before, facts.before = before.state, await keepWithoutExceptions(context, clone, before), facts.canarySeen = await clone.seesChanges(before), facts.canarySeen ? (await clone.keepUntouched("first"), []) : [{
		code: "fingerprint-blind",
		reason: "a change that was made to be seen was not seen"
	}];
}
async function runInOwnSession(context, clone, file, measured) {
	let { input, running } = context, { path, command } = file;
	if (running.path = path, command !== void 0) return await runInClone(context, clone, file, command);
	let isSingle = (file.transaction ?? input.spec.transaction) === "single";
	try {
		let limit = limitOf(input.spec.statement_timeout ?? ""), how = {
			isSingle,
			isMeasured: measured !== void 0,
			...limit !== void 0 && { limit }
		}, { statements, isOpen, impact } = await clone.run(file, how);
		return impact !== void 0 && measured?.push({
			file,
			...impact
		}), isOpen ? {
			statements,
			denials: [{
				code: "transaction-left-open",
				path,
				reason: "it ends inside a transaction: nothing of it would stay"
			}]
		} : {
			statements,
			denials: []
		};
	} catch (error) {
		if (!(error instanceof Refused) || error.line === void 0) throw error;
		let place = placeOf(file, error.line);
		throw running.path = place.path, new Refused(error.code, error.reason, place.line, error.advice);
	}
}
async function runAll(context, clone, scripts, measured) {
	let statements = 0;
	for (let script of scripts) {
		let ran = await runInOwnSession(context, clone, script, measured);
		if (statements += ran.statements, ran.denials.length > 0) return {
			statements,
			denials: ran.denials
		};
	}
	return {
		statements,
		denials: []
	};
}
function changesOf({ migrations }) {
	return migrations.map(({ apply }) => apply);
}
function rollbacksOf({ migrations }) {
	return migrations.map(({ rollback }) => rollback).toReversed();
}
function only([first, ...others]) {
	return first !== void 0 && others.length === 0 ? { path: first.path } : {};
}
async function applyChange(context, clone) {
	let { statements, denials } = await runAll(context, clone, changesOf(context.input), context.measured);
	return denials.length === 0 && (context.facts.statements = statements), denials;
}
async function fingerprintAfter(context, clone) {
	let { facts, input, differences, prints } = context, after = await look$1(context, clone);
	prints.after = after, facts.after = after.state;
	let before = beforeIn(context), difference = require_release.stateDifference(before.state, after.state);
	differences.changed = describeDifferences(require_release.partsOf(difference), schemaDifferences(before.schema, after.schema), "change");
	let { expectations, spec } = input, expected = [...expectations?.document.expect_touched ?? [], ...spec.expect_touched ?? []], untouched = require_release.untouchedTables(difference, expected);
	return facts.afterDiffers = differences.changed.length > 0 && untouched.length === 0, (differences.changed.length === 0 ? ["the state after the change is the state before it"] : untouched.map((table) => `the rows of ${table} are as they were`)).map((reason) => ({
		code: "apply-equals-before",
		...only(changesOf(input)),
		reason
	}));
}
async function rollBack(context, clone) {
	return context.facts.rollbackStarted = !0, (await runAll(context, clone, rollbacksOf(context.input))).denials;
}
async function fingerprintRestored(context, clone) {
	let { facts, input, differences, chain } = context, restored = await look$1(context, clone);
	facts.restored = restored.state;
	let { all, left, exceptions, under } = await leftByAll(context, clone, restored);
	under !== void 0 && (facts.underExceptions = under), facts.notRestored = all, chain.steps.length > 0 && noteOnWayBack(chain, 0, {
		left,
		exceptions
	}), differences.exceptions = exceptionTexts([...exceptions, ...chain.steps.flatMap((step) => step.exceptions)]), differences.left = left, facts.isRestored = left.length === 0;
	let hint = facts.runAs === void 0 ? ownerHint(left) : "", [first] = chain.steps, where = first === void 0 ? only(rollbacksOf(input)) : { path: first.rollbackPath }, which = first === void 0 ? "" : `migration ${first.key}: `;
	return left.map((part, index) => ({
		code: "rollback-not-restored",
		...where,
		reason: `${which}${partText(part)}${index === 0 ? hint : ""}`
	}));
}
function isOfOwner({ kind, detail }) {
	return kind === "schema" && detail !== void 0 && /^\w+(?:owner|acl) differs$/.test(detail);
}
function ownerHint(left) {
	return left.every(isOfOwner) ? ": it was made again by a role of the rehearsal; name the role that runs scripts in production (\"run_as\")" : "";
}
async function leftBy(context, clone, before, restored) {
	let parts = require_release.partsOf(require_release.stateDifference(before.state, restored.state)), allowed = advancedSequences(context.input, before.state, restored.state), under = await compareUnderExceptions(context, clone, before.except, restored, before.missing);
	for (let part of require_release.exceptedParts(under, context.input.policy?.document.allow?.exceptions)) allowed.add(require_release.partKey(part));
	let all = describeDifferences(parts, before.schema === void 0 ? [] : schemaDifferences(before.schema, restored.schema), "rollback", before.rows);
	return {
		all: all.map((part) => allowed.has(require_release.partKey(part)) ? {
			...part,
			detail: declaredText(part)
		} : part),
		left: all.filter((part) => !allowed.has(require_release.partKey(part))),
		exceptions: all.filter((part) => allowed.has(require_release.partKey(part))),
		under
	};
}
async function leftByAll(context, clone, restored) {
	let { state, schema } = beforeIn(context), { beforeExcept: except } = context.prints, rows = await rowsLeft(context, clone, { state }, restored, { kind: "first" });
	return await leftBy(context, clone, {
		state,
		schema,
		rows,
		missing: (table) => rows.get(table)?.onlyBefore,
		...except !== void 0 && { except }
	}, restored);
}
function advancedSequences({ spec, policy, migrations }, before, restored) {
	let advanced = [...spec.sequence_policy === "may-advance" ? policy?.document.allow?.sequences_may_advance ?? [] : [], ...policy === void 0 && hasCommands({ migrations }) ? sequencesOfTools(before) : []].filter((name) => require_release.onlyAdvanced(name, before, restored));
	return new Set(advanced.map((object) => require_release.partKey({
		kind: "sequence",
		object
	})));
}
async function rowsLeft(context, clone, before, restored, kept) {
	let { tables } = require_release.stateDifference(before.state, restored.state);
	if (tables.length === 0) return /* @__PURE__ */ new Map();
	try {
		let found = await clone.rowDifferences(tables.slice(0, 50), kept.kind, async () => await rebuilt(context, kept.kind === "step" ? kept.applied : 0));
		return new Map(found.map((one) => [one.table, one]));
	} catch (error) {
		if (error instanceof EngineDied) throw error;
		return /* @__PURE__ */ new Map();
	}
}
async function rebuilt(context, applied) {
	let { tools, choice, dump, input, facts } = context, second = await tools.open(choice, context.signal);
	if ("code" in second) throw Error(second.reason);
	try {
		await second.restore(dump, void 0, restoreSettings(input, facts)), await second.confine(input.runAs);
		for (let { apply } of input.migrations.slice(0, applied)) await runInOwnSession({
			...context,
			running: {}
		}, second, apply);
		return second;
	} catch (error) {
		throw await second.destroy(), error;
	}
}
async function applyAgain(context, clone) {
	let { facts, input, prints } = context, { denials } = await runAll(context, clone, changesOf(input));
	if (denials.length > 0) return denials;
	let again = await clone.schema();
	facts.againSchema = again.root;
	let under = facts.underExceptions, [first, second] = [prints.after?.schema, again].map((one) => one && clone.schemaExcept(one, under?.declared ?? []));
	if (under !== void 0 && first !== void 0 && second !== void 0 && (facts.underExceptions = {
		...under,
		again: {
			after: first,
			again: second
		}
	}), require_release.isSameAgain(again.root, facts.after?.schema ?? "", facts.underExceptions, input.policy?.document.allow?.exceptions)) return [];
	let differences = prints.after === void 0 ? [] : schemaDifferences(prints.after.schema, again);
	return describeDifferences([SCHEMA], differences, "rollback").map((part) => ({
		code: "apply-again-differs",
		...only(changesOf(input)),
		reason: `applied again, it leads to another schema: ${partText(part)}`
	}));
}
const SCHEMA = {
	kind: "schema",
	object: "schema"
};
function beforeIn({ prints: { before } }) {
	if (before === void 0) throw Error("there is no fingerprint of the state before");
	return before;
}
// src/rehearsal/between-generated.ts
async function generate(context, clone) {
	let ran = [], tables = await clone.rowStatements(touchedBy(context)), waiting = new Map(tables.map(({ table, rows, unwritable = "nobody can write to it" }) => [table, {
		rows: [...rows],
		reason: unwritable
	}])), done = /* @__PURE__ */ new Set();
	for (let progress = !0; progress;) {
		progress = !1;
		for (let [table, { rows }] of waiting) {
			let left = [], reason = waiting.get(table)?.reason ?? "";
			for (let ways of rows) {
				let result = await firstTaken(context, clone, table, ways);
				typeof result == "string" ? (left.push(ways), reason = result) : (ran.push(result), done.add(table), progress = !0);
			}
			left.length === 0 && rows.length > 0 ? waiting.delete(table) : waiting.set(table, {
				rows: left,
				reason
			});
		}
	}
	let none = [...waiting].filter(([table]) => !done.has(table));
	return {
		ran,
		generated: [...done],
		notGenerated: none.map(([table, { reason }]) => ({
			table,
			reason
		}))
	};
}
async function firstTaken(context, clone, table, ways) {
	let reason = "there is no way to write a row to it";
	for (let sql of ways) {
		let script = Buffer.from(`${sql};`), file = {
			path: `generated row of ${table}`,
			sha256: "",
			bytes: script.length,
			content: script,
			script
		};
		try {
			return await runInOwnSession(context, clone, file), file;
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			reason = error.message;
		}
	}
	return reason;
}
function touchedBy({ prints }) {
	let { before, after } = prints;
	if (before === void 0 || after === void 0) return [];
	let rows = new Set(require_release.stateDifference(before.state, after.state).tables), objects = schemaDifferences(before.schema, after.schema).map(({ object }) => ` ${object} `);
	return after.state.tables.map(({ name }) => name).filter((name) => rows.has(name) || objects.some((object) => [
		" ",
		".",
		":"
	].some((end) => object.includes(` ${name}${end}`))));
}
function suppressed(after, written, { generated = [] }) {
	let find = ({ tables }, name) => tables.find((one) => one.name === name);
	return generated.filter((name) => isSameTable(find(after, name), find(written, name))).map((table) => ({
		table,
		reason: "the statements wrote none"
	}));
}
// src/rehearsal/chain-states.ts
const MAX_HELD_ROWS$2 = 4e6;
async function keepState(context, clone, { state, schema }) {
	let exceptions = exceptionsOf(context);
	if (exceptions.length === 0) return {
		state,
		rows: /* @__PURE__ */ new Map()
	};
	let mayGrow = new Set(exceptions.flatMap((one) => one.kind === "rows-added" ? [one.table] : [])), left = MAX_HELD_ROWS$2 - heldRows(context.chain.states), tables = state.tables.filter(({ name, rows }) => !mayGrow.has(name) || rows > left ? !1 : (left -= rows, !0)), { before, beforeExcept } = context.prints;
	return {
		state,
		except: (before?.state === state ? beforeExcept : void 0) ?? await clone.exceptState(schema, exceptions),
		rows: await clone.rowDigests(tables.map(({ name }) => name))
	};
}
function heldRows(states) {
	return states.flatMap(({ rows }) => [...rows.values()].map((digests) => digests.length / 16)).reduce((sum, size) => sum + size, 0);
}
async function countMissing(clone, { state: earlier, rows }, { state }) {
	let differing = new Set(require_release.stateDifference(earlier, state).tables), tables = state.tables.flatMap((one) => differing.has(one.name) && rows.has(one.name) && one.rows <= MAX_HELD_ROWS$2 ? [one.name] : []), now = tables.length === 0 ? /* @__PURE__ */ new Map() : await clone.rowDigests(tables);
	return (table) => {
		let [before, after] = [rows.get(table), now.get(table)];
		return before === void 0 || after === void 0 ? void 0 : missingDigests(before, after);
	};
}
function missingDigests(before, now, onMissing) {
	let missing = 0, at = 0;
	for (let from = 0; from < before.length; from += 16) {
		let order = -1;
		for (; at < now.length && (order = now.compare(before, from, from + 16, at, at + 16), !(order >= 0)); at += 16);
		at < now.length && order === 0 ? at += 16 : (missing++, onMissing?.(before.subarray(from, from + 16)));
	}
	return missing;
}
// src/rehearsal/between-growing.ts
const MAX_HELD_ROWS$1 = 4e6;
function growingTables(exceptions) {
	let others = new Set(exceptions.flatMap((one) => one.kind === "columns" ? [one.table] : []));
	return exceptions.flatMap((one) => one.kind === "rows-added" && !others.has(one.table) ? [one.table] : []);
}
async function growingRows(clone, { tables }, exceptions) {
	let names = growingTables(exceptions), counts = new Map(tables.map(({ name, rows }) => [name, rows])), left = MAX_HELD_ROWS$1, held = names.filter((name) => {
		let rows = counts.get(name);
		return rows === void 0 || rows > left ? !1 : (left -= rows, !0);
	}), digests = held.length === 0 ? /* @__PURE__ */ new Map() : await clone.rowDigests(held);
	return new Map(names.filter((name) => counts.has(name)).map((name) => [name, digests.get(name)]));
}
function growingFaults(rows, tallies) {
	return [...rows.before.keys()].flatMap((table) => {
		let { before, after, written, restored } = {
			before: rows.before.get(table),
			after: rows.after.get(table),
			written: rows.written.get(table),
			restored: rows.restored.get(table)
		};
		if (!rows.restored.has(table)) return [];
		if (before === void 0 || restored === void 0) return [{
			table,
			detail: `it has more than ${MAX_HELD_ROWS$1} rows, so it was not compared whether all are left`
		}];
		let isSameForm = [
			"before",
			"after",
			"written"
		].every((state) => columnsIn(tallies[state], table) === columnsIn(tallies.restored, table)), former = after === void 0 || written === void 0 || missingDigests(after, written) > 0 ? 0 : missingDigests(before, restored), fresh = isSameForm && after !== void 0 && written !== void 0 ? missingDigests(without(written, after), restored) : 0;
		return former + fresh === 0 ? [] : [{
			table,
			detail: `${count$1(former + fresh, "row")} of those that were there or were written differ or are missing`
		}];
	});
}
function without(rows, others) {
	let found = [];
	return missingDigests(rows, others, (digest) => found.push(digest)), Buffer.concat(found);
}
function columnsIn({ tables }, table) {
	return JSON.stringify(tables.find(({ name }) => name === table)?.columns.map(({ name }) => name));
}
// src/rehearsal/denials-from-errors.ts
const REFUSED = {
	restore: "restore-failed",
	apply: "apply-failed",
	rollback: "rollback-failed",
	again: "apply-again-differs",
	transaction: "transaction-unknown",
	between: "between-failed"
};
function denialsFor(thrown, phase, path, { explain }) {
	let explained = explain(thrown);
	if (explained !== void 0 && "isDiskFull" in explained) return [{
		code: "disk-full",
		reason: "the disk of the throwaway database is full"
	}];
	if (thrown instanceof Refused) {
		let place = {
			...path !== void 0 && { path },
			...thrown.line !== void 0 && { line: thrown.line }
		};
		return [{
			code: codeOf(thrown.code, phase),
			...place,
			reason: thrown.message
		}];
	}
	return thrown instanceof EngineDied ? [{
		code: "engine-died",
		reason: `${thrown.message} (phase ${phase})`
	}] : [{
		code: "internal-error",
		reason: `phase ${phase}: ${explained?.reason ?? require_hashing.errorMessage(thrown)}`
	}];
}
function codeOf(code, phase) {
	return code === "engine-unavailable" || code === "mask-refused" || code === "psql-meta-command" || code === "dump-unreadable" || code === "dump-truncated" ? code : code === "statement-refused" ? REFUSED[phase] ?? "internal-error" : phase === "scan" || phase === "restore" ? code === "unterminated" || code === "copy-unterminated" ? "dump-truncated" : "dump-unreadable" : "script-unreadable";
}
// src/rehearsal/between-steps.ts
const WITH_ROWS = "with rows written after the change: ";
async function countBefore(context, clone) {
	let { input, prints, phases } = context;
	return input.between === void 0 || (prints.tally = await clone.tally(phases.at), prints.growing = await growingRows(clone, prints.tally, exceptionsOf(context))), [];
}
async function writeBetween(context, clone) {
	let { input, prints, phases, facts } = context, { between } = input;
	if (between === void 0) return [];
	if (prints.tally === void 0 || prints.growing === void 0) throw Error("the rows before the change were not counted");
	let after = await clone.tally(phases.at), exceptions = exceptionsOf(context), grown = await growingRows(clone, after, exceptions), scripts = between === "generated" ? await generate(context, clone) : {
		ran: [between],
		notGenerated: []
	};
	if (between !== "generated") {
		let denials = await attempt(context, "between", async () => await writeOnly(context, clone, between));
		if (denials.length > 0) return denials;
	}
	let written = await clone.tally(phases.at), more = await growingRows(clone, written, exceptions), idle = nothingWritten(input, after, written, scripts);
	if (idle.length > 0) return idle;
	let undone = await attempt(context, "rollback", async () => (await runAll(context, clone, rollbacksOf(input))).denials);
	if (undone.length > 0) return undone.map((denial) => ({
		...denial,
		reason: `${WITH_ROWS}${denial.reason}`
	}));
	let tallies = {
		before: prints.tally,
		after,
		written,
		restored: await clone.tally(phases.at)
	}, left = await growingRows(clone, tallies.restored, exceptions), found = await judge(context, clone, tallies, growingFaults({
		before: prints.growing,
		after: grown,
		written: more,
		restored: left
	}, tallies), scripts.ran), notGenerated = [...scripts.notGenerated, ...suppressed(after, written, scripts)];
	facts.between = {
		...found,
		source: between === "generated" ? "generated" : between.path,
		notGenerated
	};
	let [only, ...others] = rollbacksOf(input);
	return found.faults.map(({ table, detail }) => ({
		code: "rollback-not-restored",
		...only !== void 0 && others.length === 0 && { path: only.path },
		reason: `${WITH_ROWS}${table}: ${detail}`
	}));
}
async function attempt(context, as, work) {
	try {
		return await work();
	} catch (error) {
		return denialsFor(error, as, context.running.path, context.driver);
	}
}
async function writeOnly(context, clone, script) {
	let before = await clone.schema(), { denials } = await runInOwnSession(context, clone, script);
	if (denials.length > 0) return denials;
	let now = await clone.schema();
	return now.root === before.root ? [] : describeDifferences([SCHEMA], schemaDifferences(before, now), "change").map((part) => ({
		code: "between-failed",
		path: script.path,
		reason: `it changes the schema: ${partText(part)}`
	}));
}
function nothingWritten({ between }, after, written, { ran, notGenerated }) {
	return JSON.stringify(after.tables) === JSON.stringify(written.tables) ? between === void 0 || between === "generated" ? ran.length + notGenerated.length === 0 ? [] : [{
		code: "between-failed",
		reason: `no row could be generated: ${notGenerated.map(({ table, reason }) => `${table}: ${reason}`).join("; ") || "the statements wrote none"}; name a script instead`
	}] : [{
		code: "between-failed",
		path: between.path,
		reason: "it changes no row of any table: nothing is shown by it"
	}] : [];
}
async function judge(context, clone, tallies, gone, scripts) {
	let exceptions = exceptionsOf(context), compared = compareWritten(tallies, exceptions), known = new Set(compared.faults.map(({ table }) => table)), half = [...await formerRows(context, clone, compared), ...gone.filter(({ table }) => !known.has(table))], faults = await withoutOriginal(context, tallies, [...compared.faults, ...half], scripts);
	return {
		kept: compared.kept.filter(({ table }) => !half.some((one) => one.table === table)),
		lost: compared.lost,
		faults: [
			...faults,
			...await schemaFaults(context, clone, exceptions),
			...sequenceFaults(tallies, advancedSequences(context.input, stateOf(tallies.before), stateOf(tallies.restored))),
			...objectFaults(tallies)
		]
	};
}
function stateOf({ sequences, large_objects }) {
	return {
		schema: "",
		tables: [],
		sequences,
		large_objects
	};
}
async function formerRows(context, clone, { unseen, faults }) {
	let tables = unseen.filter((name) => !faults.some(({ table }) => table === name));
	if (tables.length === 0) return [];
	let found = await clone.rowDifferences(tables, "first", async () => await rebuilt(context, 0));
	return tables.flatMap((table) => {
		let difference = found.find((one) => one.table === table);
		if (difference === void 0) return [{
			table,
			detail: "its former rows could not be compared"
		}];
		let { onlyBefore } = difference;
		return onlyBefore === 0 ? [] : [{
			table,
			detail: `${count$1(onlyBefore, "former row")} differ or are missing`
		}];
	});
}
async function withoutOriginal(context, tallies, faults, scripts) {
	if (faults.length === 0) return [];
	let second = await rebuilt(context, 0);
	try {
		let refused = await runOnOriginal(context, second, scripts);
		if (refused !== "") return faults.map((fault) => ({
			...fault,
			detail: `${fault.detail}${refused}`
		}));
		let expected = await second.tally(() => void 0), tableOf = ({ tables }, name) => tables.find((one) => one.name === name);
		return faults.filter(({ table }) => {
			let original = tableOf(expected, table);
			return !(original !== void 0 && isSameTable(original, tableOf(tallies.restored, table))) || !isWrittenAlike(table, tallies, expected);
		});
	} finally {
		await second.destroy();
	}
}
async function runOnOriginal(context, original, scripts) {
	let refused = "";
	for (let script of scripts) try {
		await runInOwnSession({
			...context,
			running: {}
		}, original, script);
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		refused ||= ` (before the change, the same rows are refused: ${error.message})`;
	}
	return refused;
}
async function schemaFaults(context, clone, exceptions) {
	let before = beforeIn(context), now = await clone.schema();
	if (now.root === before.schema.root) return [];
	let [first, second] = [before.schema, now].map((one) => clone.schemaExcept(one, exceptions));
	return first !== void 0 && first === second ? [] : schemaDifferences(before.schema, now).slice(0, MAX_LISTED$1).map(({ word, object, change, property }) => ({
		table: `${word} ${object}`,
		detail: change === "differs" ? `${property ?? "it"} differs` : change
	}));
}
const MAX_LISTED$1 = 20;
function objectFaults({ before, after, written, restored }) {
	let same = (a, b) => require_release.partsOf(require_release.stateDifference(stateOf(a), stateOf(b))).every((part) => require_release.partKey(part) !== "large-objects");
	return same(before, restored) || same(before, after) && same(written, restored) ? [] : [{
		table: "large objects",
		detail: "they are neither as before the change nor as they were written"
	}];
}
// src/rehearsal/chain-steps.ts
async function applyChain(context, clone) {
	let { input, facts, chain } = context, statements = 0, before = beforeIn(context);
	for (let [index, migration] of input.migrations.entries()) {
		let kept = await keepState(context, clone, before);
		chain.states.push(kept);
		let step = {
			key: migration.key ?? migration.apply.path,
			path: migration.apply.path,
			rollbackPath: migration.rollback.path
		}, failed = (parts, denials) => (chain.steps.push({
			...step,
			statements: 0,
			changed: [],
			left: [],
			exceptions: [],
			outcome: "failed",
			...parts
		}), denials);
		index > 0 && await clone.keepUntouched("step");
		let ran = await run(context, clone, migration.apply, "apply", context.measured);
		if (ran.denials.length > 0) return failed({}, ran.denials);
		statements += ran.statements;
		let after = await look$1(context, clone), changed = changedBy(before, after);
		if (changed.length === 0) return failed({}, [{
			code: "apply-equals-before",
			path: step.path,
			reason: "the state after this migration is the state before it"
		}]);
		let undone = await run(context, clone, migration.rollback, "rollback");
		if (undone.denials.length > 0) return failed({ changed }, undone.denials);
		let { left, exceptions } = await leftByStep(context, clone, {
			...kept,
			schema: before.schema
		}, index);
		if (left.length > 0) return failed({
			changed,
			left,
			exceptions
		}, left.map((part) => notRestored(migration, part)));
		let again = await run(context, clone, migration.apply, "again");
		if (again.denials.length > 0) return failed({
			changed,
			exceptions
		}, again.denials);
		let state = await look$1(context, clone), others = describeAgain(after, state);
		if (others.length > 0 && !isSameExcept(context, clone, after, state)) return failed({
			changed,
			exceptions
		}, appliedAgain(migration, others));
		before = state;
		let outcome = exceptions.length + others.length === 0 ? "restored" : "except-declared";
		chain.steps.push({
			...step,
			statements: ran.statements,
			changed,
			left: [],
			exceptions: [...exceptions, ...others],
			outcome
		});
	}
	return facts.statements = statements, [];
}
async function rollBackChain(context, clone) {
	let { input, facts, chain } = context;
	facts.rollbackStarted = !0;
	for (let index = input.migrations.length - 1; index >= 0; index--) {
		let [migration, before] = [input.migrations[index], chain.states[index]];
		if (migration === void 0 || before === void 0) throw Error("a state of the chain was lost");
		let { denials } = await run(context, clone, migration.rollback, "rollback");
		if (denials.length > 0) return denials;
		if (index === 0) return [];
		let restored = await look$1(context, clone);
		if (isSame$1(before, restored)) {
			noteOnWayBack(chain, index, {
				left: [],
				exceptions: []
			});
			continue;
		}
		let { left, exceptions } = await leftBy(context, clone, {
			...before,
			rows: /* @__PURE__ */ new Map(),
			missing: await countMissing(clone, before, restored)
		}, restored);
		if (noteOnWayBack(chain, index, {
			left,
			exceptions
		}), left.length > 0) return left.map((part) => notRestored(migration, part));
	}
	return [];
}
function isSame$1(before, restored) {
	return require_release.partsOf(require_release.stateDifference(before.state, restored.state)).length === 0;
}
async function leftByStep(context, clone, before, index) {
	let restored = await look$1(context, clone);
	if (isSame$1(before, restored)) return {
		left: [],
		exceptions: []
	};
	let rows = await rowsLeft(context, clone, before, restored, index === 0 ? { kind: "first" } : {
		kind: "step",
		applied: index
	}), missing = await countMissing(clone, before, restored);
	return await leftBy(context, clone, {
		...before,
		rows,
		missing
	}, restored);
}
async function run(context, clone, script, as, measured) {
	try {
		return await runInOwnSession(context, clone, script, measured);
	} catch (error) {
		return {
			statements: 0,
			denials: denialsFor(error, as, context.running.path, context.driver)
		};
	}
}
function changedBy(before, after) {
	return describeDifferences(require_release.partsOf(require_release.stateDifference(before.state, after.state)), schemaDifferences(before.schema, after.schema), "change");
}
function notRestored({ key, rollback: { path } }, part) {
	return {
		code: "rollback-not-restored",
		path,
		reason: `${key === void 0 ? "" : `migration ${key}: `}${partText(part)}`
	};
}
function describeAgain(after, again) {
	return after.state.schema === again.state.schema ? [] : describeDifferences([SCHEMA], schemaDifferences(after.schema, again.schema), "rollback");
}
function isSameExcept(context, clone, after, again) {
	let [first, second] = [after, again].map(({ schema }) => clone.schemaExcept(schema, exceptionsOf(context)));
	return first !== void 0 && first === second;
}
function appliedAgain({ apply: { path } }, parts) {
	return parts.map((part) => ({
		code: "apply-again-differs",
		path,
		reason: `applied again, it leads to another schema: ${partText(part)}`
	}));
}
// src/rehearsal/context.ts
var Interruption = class {
	#controller = new AbortController();
	#clones = /* @__PURE__ */ new Set();
	#signal;
	#end;
	listen() {
		this.#end ??= require_hashing.onSignals((signal) => {
			this.#signal = signal, this.#controller.abort();
			for (let clone of this.#clones) clone.destroy().catch(() => void 0);
		}, "on");
	}
	end() {
		this.#end?.();
	}
	get signal() {
		return this.#controller.signal;
	}
	opening(open) {
		return async (choice, signal) => {
			let clone = await open(choice, signal);
			return "code" in clone || (this.#clones.add(clone), this.signal.aborted && await clone.destroy()), clone;
		};
	}
	denials() {
		return this.#signal === void 0 ? [] : [{
			code: "interrupted",
			reason: `${this.#signal} was received`
		}];
	}
};
// src/rehearsal/packet-input.ts
const NO_CLAIM = "NONE";
function packetOf(rehearsed) {
	let { migrations, expectations, policy, ...input } = rehearsed, [migration] = migrations;
	if (migration !== void 0 && expectations !== void 0 && policy !== void 0) return whyNoPacket(rehearsed) === void 0 ? {
		...input,
		...migration,
		expectations,
		policy
	} : void 0;
}
function whyNoPacket({ migrations }) {
	let [migration, ...others] = migrations;
	if (migration !== void 0) return migration.key === void 0 ? others.length > 0 ? "its documents are about one change, and not about several" : [migration.apply, migration.rollback].some(({ command }) => command?.files.length === 0) ? "its documents name the files that a command is run on, which only a spec does" : void 0 : "its documents are about one change in two files, and not about the folder of a tool";
}
function refOf({ path, sha256, bytes }) {
	return {
		path,
		sha256,
		bytes
	};
}
function refsOf(script) {
	return (script.command?.files ?? [script]).map(refOf);
}
function ranOf(script, { enclosed }) {
	let { command, sha256 } = script;
	if (command === void 0) return refOf(script);
	let isolation = enclosed?.get(sha256), { words, files, environment } = command;
	return isolation && {
		run: [...words],
		files: files.map(refOf),
		variables: Object.keys(environment).toSorted(),
		isolation
	};
}
function cloneId(input, survey) {
	let parts = [
		survey.sha256,
		input.apply.sha256,
		input.rollback.sha256,
		input.expectations.sha256,
		input.policy.sha256
	];
	for (let { sha256 } of betweenIn(input)) parts.push(sha256);
	return input.spec.mask !== void 0 && parts.push(JSON.stringify(input.spec.mask)), survey.database !== void 0 && parts.push(`database ${survey.database}`), `clone-${(0, node_crypto.createHash)("sha256").update(parts.join("\n")).digest("hex").slice(0, 16)}`;
}
function dumpOf({ dumpName }, { sha256, bytes, format, database }) {
	return {
		path: dumpName,
		sha256,
		bytes,
		format,
		...database !== void 0 && { database }
	};
}
function betweenIn({ between }) {
	return typeof between == "object" ? [between] : [];
}
// src/rehearsal/impact-evidence.ts
function documentedStatements({ statements, unmeasured }) {
	return {
		statements: statements.map(({ line, kind, locks, rewritten, scanned, indexed, changedRows, exclusiveMilliseconds }) => ({
			line,
			kind,
			locks: locks.map(({ relation, mode }) => ({
				relation,
				mode
			})),
			rewritten: [...rewritten],
			scanned: scanned.map(({ relation, rows }) => ({
				table: relation,
				rows
			})),
			indexed: [...indexed],
			changed_rows: changedRows,
			exclusive_ms: Math.ceil(exclusiveMilliseconds)
		})),
		unmeasured: [...unmeasured]
	};
}
function documentedOnline({ stopped, waited, broken, alone, unfinished }) {
	return {
		stopped: stopped.map(({ who, table, line, lock, milliseconds, isQueued }) => ({
			who,
			table,
			line,
			lock,
			blocked_ms: Math.ceil(milliseconds),
			queued: isQueued
		})),
		waited: waited.map(({ line, table, timeout }) => ({
			line,
			table,
			...timeout !== void 0 && { lock_timeout: timeout }
		})),
		broken: broken.map(({ who, table, line, code }) => ({
			who,
			...table !== void 0 && { table },
			...line !== void 0 && { line },
			code
		})),
		alone: alone.map(({ table, why }) => ({
			table,
			why
		})),
		...unfinished !== void 0 && { unfinished: {
			...unfinished.line !== void 0 && { line: unfinished.line },
			reason: unfinished.reason
		} }
	};
}
function impactOf$1(input, facts, reason, execution) {
	let { survey, after, measured, online } = facts, shared = {
		schema: "seal-gate/rehearsal-impact/1",
		production_claim: NO_CLAIM
	}, [statements] = measured ?? [];
	if (after === void 0 || survey === void 0 || statements === void 0) return {
		...shared,
		status: "NOT_MEASURED",
		reason: reason ?? "the engine cannot measure it"
	};
	let [beside] = online ?? [];
	return {
		...shared,
		status: "MEASURED",
		clone_id: cloneId(input, survey),
		execution,
		...documentedStatements(statements),
		...beside !== void 0 && { online: documentedOnline(beside) }
	};
}
// src/rehearsal/impact-facts.ts
const BLOCKS_WRITERS = /^(?:ShareLock|ShareRowExclusiveLock|ExclusiveLock|AccessExclusiveLock)$/, MANY_ROWS = 1e4;
function impactOf(measured) {
	return measured.flatMap(({ file, statements }) => statements.filter(isNoticeable).map((impact) => ({
		...impact,
		...placeOf(file, impact.line),
		hints: hintsFor(impact)
	})));
}
function isNoticeable(impact) {
	let { locks, rewritten, scanned, changedRows, temporaryBytes } = impact;
	return locks.some(({ mode }) => BLOCKS_WRITERS.test(mode)) || isLongUnderLock(impact) || rewritten.length > 0 || scanned.length > 0 || changedRows > MANY_ROWS || temporaryBytes > 0;
}
function isLongUnderLock({ heldBefore, scanned, changedRows }) {
	return heldBefore.length > 0 && scanned.reduce((sum, { rows }) => sum + rows, changedRows) > 100;
}
const UNDER_LOCK = {
	exclusion: "an exclusion constraint is always built under this lock: set lock_timeout, and run it while few write; on a large table, fill a new table that has it",
	partitioned: "create the index ON ONLY the partitioned table, build one on each partition with CREATE INDEX CONCURRENTLY, and attach them"
};
function hintsFor(impact) {
	let { kind, locks, heldBefore, rewritten, scanned, indexed, onlyUnderLock, changedRows } = impact, blocks = locks.some(({ mode }) => BLOCKS_WRITERS.test(mode)), isAlter = kind === "alter table";
	return [
		...rewritten.length > 0 && isAlter ? ["add a new column, fill it in batches, and switch to it"] : [],
		...blocks ? [...new Set(onlyUnderLock.map(({ why }) => UNDER_LOCK[why]))] : [],
		...indexed.length > 0 && onlyUnderLock.length === 0 && blocks ? [`build the index with CREATE INDEX CONCURRENTLY, outside of a transaction${isAlter ? ", then ADD CONSTRAINT … USING INDEX" : ""}`] : [],
		...kind === "drop index" && blocks ? ["DROP INDEX CONCURRENTLY, outside of a transaction"] : [],
		...kind === "refresh materialized" && blocks ? ["REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index"] : [],
		...isAlter && blocks && rewritten.length === 0 && indexed.length === 0 && scanned.length > 0 ? ["add the constraint as NOT VALID, then VALIDATE CONSTRAINT in a transaction of its own"] : [],
		...isLongUnderLock(impact) ? [`commit before it, which lets go of the lock on ${heldBefore.join(" and ")}, and do it in a transaction of its own`] : [],
		...changedRows > MANY_ROWS ? ["change the rows in batches, each in a transaction of its own"] : []
	];
}
async function overBudget(context, clone) {
	let { input, measured, facts } = context, budgets = input.policy?.document.budgets;
	if (budgets === void 0) return [];
	let denied = (reason) => ({
		code: "budget-exceeded",
		reason
	});
	if (!clone.measures) return [denied(clone.kind === "sqlite" ? "the policy limits locks, rewrites and how long others stand still, which are not measured on SQLite" : "the embedded engine cannot measure what the policy limits: rehearse on a server, with engine postgres")];
	let commands = input.migrations.flatMap(({ apply }) => apply.command === void 0 ? [] : [apply.path]);
	if (commands.length > 0) return commands.map((path) => ({
		code: "budget-exceeded",
		path,
		reason: "what a command does cannot be measured, and the policy has limits"
	}));
	let rows = new Map(facts.before?.tables.map((table) => [table.name, table.rows]));
	return measured.flatMap(({ file, ...one }) => require_release.beyondLocks(documentedStatements(one), budgets, (table) => rows.get(table) ?? 0).map((beyond) => denialOf(file, beyond)));
}
function denialOf(file, { line, reason }) {
	return {
		code: "budget-exceeded",
		...line === void 0 ? { path: file.path } : placeOf(file, line),
		reason
	};
}
// src/rehearsal/online-steps.ts
const WHY_UNMEASURED = {
	pglite: "the embedded engine has only one session; a server (\"engine\": \"postgres\") has more",
	sqlite: "a change of an SQLite database locks all of it, so nobody else uses it meanwhile",
	postgres: "this server cannot measure it"
};
function whyAlone({ input, measured }, clone) {
	let isNoticed = measured.some(({ statements, unmeasured }) => statements.length + unmeasured.length > 0), isLimited = input.policy?.document.budgets?.max_blocked_ms !== void 0;
	return clone.measures ? input.migrations.some(({ apply }) => apply.command !== void 0) ? "a command sends its statements itself" : isNoticed || isLimited ? void 0 : "the change has no statement that others could notice" : WHY_UNMEASURED[clone.kind];
}
async function tryOnline({ input, measured, online }, clone) {
	let scripts = input.migrations.map(({ apply }) => ({
		file: apply,
		isSingle: (apply.transaction ?? input.spec.transaction) === "single",
		alone: measured.find(({ file }) => file.path === apply.path)
	})), found = await clone.tryOnline?.(scripts) ?? [];
	online.push(...found.map((one, index) => ({
		...one,
		file: scripts[index]?.file ?? { path: "" }
	})));
	let budgets = input.policy?.document.budgets;
	if (budgets === void 0) return [];
	let untried = scripts.slice(found.length).map(({ file }) => file), isEnded = found.some(({ unfinished }) => unfinished !== void 0);
	return [...online.flatMap(({ file, ...one }) => require_release.beyondBlocked(documentedOnline(one), budgets).map((beyond) => denialOf(file, beyond))), ...isEnded ? [] : untried.flatMap((file) => require_release.beyondBlocked(void 0, budgets).map((beyond) => denialOf(file, beyond)))];
}
// src/rehearsal/other-transaction.ts
const REMEDY = "set \"transaction\" to what production does: \"none\" if it runs each statement alone, as psql does; \"single\" if its tool runs a script in one transaction", MEANS_OTHERWISE = /\b(?:set\s+local|on\s+commit|set_config|now\s*\(|current_timestamp|txid_|pg_current_xact)/i;
function isUnstated({ spec }, { transaction, command }, key) {
	return spec.transaction === void 0 && transaction === void 0 && command === void 0 && key === void 0;
}
function scriptsTried({ migrations, spec }) {
	let [migration, ...others] = migrations;
	if (migration === void 0 || others.length > 0) return [];
	let { key, apply, rollback } = migration;
	return [rollback, apply].map((script) => ({
		script,
		isUnstated: isUnstated({ spec }, script, key)
	}));
}
function whyOneWay(input) {
	if (!scriptsTried(input).some((one) => one.isUnstated)) return input.spec.transaction === void 0 && !input.migrations.some(({ apply }) => apply.transaction !== void 0) ? "a tool decides how the scripts run" : "it is stated how production runs the scripts";
}
async function tryInOneTransaction(context, clone) {
	let found = [];
	for (let { script, isUnstated } of scriptsTried(context.input)) {
		let refused = isUnstated ? await refusalOf$1(context, clone, {
			...script,
			transaction: "single"
		}) : void 0;
		if (isUnstated && refused === void 0) {
			let other = MEANS_OTHERWISE.test(Buffer.from(script.script).toString("latin1")) ? await otherState(context, clone, script) : void 0;
			if (other === void 0) continue;
			let reason = `statement by statement it leads to one state, in one transaction to another: ${other}: ${REMEDY}`;
			found.push({
				code: "transaction-unknown",
				path: script.path,
				reason
			});
			break;
		}
		let { denials } = await runInOwnSession(context, clone, script);
		if (denials.length > 0) return denials;
		if (refused === void 0) continue;
		let { path = script.path } = context.running, reason = `statement by statement it works, in one transaction it does not: ${refused.reason}: ${REMEDY}`;
		found.push({
			code: "transaction-unknown",
			path,
			...refused.line !== void 0 && { line: refused.line },
			reason
		});
	}
	return found.length > 0 && (context.facts.dependsOnTransaction = !0), found.toReversed();
}
async function otherState(context, clone, script) {
	let { facts, input } = context, before = beforeIn(context), print = await look$1(context, clone);
	if (input.migrations[0]?.rollback === script) {
		let { left } = await leftByAll(context, clone, print);
		return left[0] && partText(left[0]);
	}
	let { after } = facts;
	if (after === void 0) throw Error("the state after the change was lost");
	let other = print.state.tables.find(({ name, rows }) => after.tables.find((one) => one.name === name)?.rows !== rows)?.name, [first, second] = [after, print.state].map((state) => require_release.stateDifference(before.state, state).tables);
	return other ?? second?.find((name) => first?.includes(name) !== !0) ?? first?.find((name) => second?.includes(name) !== !0);
}
async function refusalOf$1(context, clone, script) {
	try {
		await runInOwnSession(context, clone, script);
		return;
	} catch (error) {
		if (error instanceof Refused && error.code === "statement-refused") return error;
		throw error;
	}
}
function whichWayWorks(step) {
	return async (context, clone) => {
		try {
			return await step(context, clone);
		} catch (error) {
			throw !(error instanceof Refused) || error.code !== "statement-refused" || !await worksInOne(context) ? error : new Refused(error.code, `${error.message}: in one transaction it works: ${REMEDY}`, error.line);
		}
	};
}
async function worksInOne(context) {
	let { input, dump, facts } = context, tried = scriptsTried(input).toReversed().slice(0, facts.rollbackStarted === !0 ? 2 : 1);
	if (tried.at(-1)?.isUnstated !== !0 || dump.size > 268435456) return !1;
	try {
		let second = await rebuilt(context, 0);
		try {
			for (let { script, isUnstated } of tried) await runInOwnSession({
				...context,
				running: {}
			}, second, isUnstated ? {
				...script,
				transaction: "single"
			} : script);
			return !0;
		} finally {
			await second.destroy();
		}
	} catch {
		return !1;
	}
}
// src/rehearsal/change-evidence.ts
function compatibilityOf(input, { survey, observation }, reason) {
	let shared = {
		schema: "seal-gate/schema-compatibility/1",
		production_claim: NO_CLAIM
	};
	return survey === void 0 || observation === void 0 ? {
		...shared,
		verdict: "NOT_CHECKED",
		reason: reason ?? "there is no clone"
	} : {
		...shared,
		verdict: observation.mismatches.length === 0 ? "COMPATIBLE" : "MISMATCH",
		clone_id: cloneId(input, survey),
		dump: {
			sha256: survey.sha256,
			bytes: survey.bytes
		},
		expectations: refOf(input.expectations),
		observed: [...observation.observed],
		mismatches: [...observation.mismatches]
	};
}
function executionOf(input, facts, reason) {
	let { survey, environment, before, after, canarySeen } = facts, shared = {
		schema: "seal-gate/rehearsal-execution/1",
		production_claim: NO_CLAIM
	};
	if (before === void 0 || survey === void 0 || environment === void 0) return {
		...shared,
		status: "NOT_APPLIED",
		reason: reason ?? "there is no clone"
	};
	let apply = ranOf(input.apply, facts);
	if (after === void 0 || apply === void 0) return {
		...shared,
		status: "FAILED",
		reason: reason ?? "it did not finish",
		clone_id: cloneId(input, survey),
		...apply !== void 0 && { apply }
	};
	let transaction = input.spec.transaction ?? input.apply.transaction;
	return {
		...shared,
		status: "APPLIED",
		clone_id: cloneId(input, survey),
		dump: {
			sha256: survey.sha256,
			bytes: survey.bytes
		},
		apply,
		environment,
		...transaction !== void 0 && { transaction },
		...facts.runAs !== void 0 && { run_as: facts.runAs },
		...facts.rowSecurity !== void 0 && { row_security: [...facts.rowSecurity] },
		fingerprint: {
			method: facts.driver.method,
			canary_seen: canarySeen === !0
		},
		exit_code: 0,
		statements: facts.statements ?? 0,
		before,
		after,
		changed: changedOf(before, after)
	};
}
function changedOf(before, after) {
	let { schema, tables, sequences, large_objects } = require_release.stateDifference(before, after);
	return {
		schema,
		tables: [...tables],
		sequences: [...sequences],
		large_objects
	};
}
function rollbackOf(input, facts, reason, execution) {
	let { survey, after, restored, notRestored, canarySeen, againSchema, between } = facts, shared = {
		schema: "seal-gate/rehearsal-rollback/1",
		production_claim: NO_CLAIM
	};
	if (after === void 0 || survey === void 0 || facts.rollbackStarted !== !0) return {
		...shared,
		status: "NOT_APPLIED",
		reason: reason ?? "nothing was applied"
	};
	let exceptions = input.policy.document.allow?.exceptions, unproved = facts.isRestored === !0 && !require_release.isSameAgain(againSchema, after.schema, facts.underExceptions, exceptions) || facts.dependsOnTransaction === !0, rollback = ranOf(input.rollback, facts), unwritten = facts.isRestored === !0 && input.between !== void 0 && between === void 0;
	return restored === void 0 || notRestored === void 0 || unproved || unwritten || rollback === void 0 ? {
		...shared,
		status: "FAILED",
		reason: reason ?? "it did not finish",
		clone_id: cloneId(input, survey),
		execution,
		...rollback !== void 0 && { rollback }
	} : {
		...shared,
		status: facts.isRestored === !0 && (between?.faults ?? []).length === 0 ? "RESTORED" : "NOT_RESTORED",
		clone_id: cloneId(input, survey),
		execution,
		rollback,
		fingerprint: {
			method: facts.driver.method,
			canary_seen: canarySeen === !0
		},
		exit_code: 0,
		restored,
		not_restored: [...notRestored],
		...facts.underExceptions !== void 0 && { under_exceptions: facts.underExceptions },
		...between !== void 0 && { rows_between: documentedBetween(input, between) },
		...againSchema !== void 0 && { applied_again: { schema: againSchema } }
	};
}
function documentedBetween(input, between) {
	let { kept, lost, notGenerated, faults } = between, [script] = betweenIn(input);
	return {
		...script !== void 0 && { script: refOf(script) },
		kept: [...kept],
		lost: [...lost],
		not_generated: [...notGenerated],
		not_restored: [...faults]
	};
}
// src/rehearsal/provenance-evidence.ts
function provenanceOf(input, facts, reason) {
	let { survey, environment, isolation, confinement, leads, secretColumns } = facts, shared = {
		schema: "seal-gate/clone-provenance/1",
		production_claim: NO_CLAIM
	}, scan = survey === void 0 ? void 0 : secretScanOf(input, facts, survey);
	if (environment === void 0 || isolation === void 0 || confinement === void 0 || leads === void 0 || survey === void 0 || scan === void 0 || secretColumns === void 0 || unsafe(input, facts)) return {
		...shared,
		verdict: "NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE",
		reason: reason ?? "there is no dump",
		...survey !== void 0 && { refused_dump: dumpOf(input, survey) },
		...scan !== void 0 && { secret_scan: scan },
		operator_input_needed: facts.driver.operatorInput()
	};
	let version = survey.serverVersion, skipped = skippedExtensions(input, facts);
	return {
		...shared,
		verdict: "SAFE_PRODUCTION_SHAPED_CLONE",
		clone_id: cloneId(input, survey),
		dump: dumpOf(input, survey),
		source: version === void 0 ? {} : { server_version: version },
		environment,
		isolation: documentedIsolation(environment.engine, isolation, confinement),
		leads: {
			policy: refOf(input.policy),
			checked: [...require_release.LEAD_KINDS],
			found: [...leads]
		},
		secret_scan: scan,
		...input.spec.mask !== void 0 && { masked: input.spec.mask.map(({ table, column, how }) => ({
			table,
			column,
			how
		})) },
		...skipped.length > 0 && { extensions_skipped: skipped },
		...input.spec.roles !== void 0 && input.spec.roles.length > 0 && { roles_added: input.spec.roles },
		destroyed: facts.destroyed === !0
	};
}
function skippedExtensions({ spec }, { survey }) {
	return (survey?.extensions ?? []).filter((name) => spec.skip_extensions?.includes(name) === !0);
}
function unsafe({ policy }, { leads = [], survey, scriptSecrets = [], secretColumns }) {
	let reviewed = policy.document.allow?.reviewed_secrets, filled = require_release.withoutReviewed([], secretColumns?.columns ?? [], reviewed).columnsLeft, { left = [], columnsLeft = [] } = survey === void 0 ? {} : reviewSecrets(survey, policy.document);
	return leads.length > 0 || left.length > 0 || columnsLeft.length > 0 || scriptSecrets.length > 0 || filled.length > 0;
}
function secretScanOf(input, facts, survey) {
	let path = input.dumpName;
	return {
		scanner: "secretlint-rule-preset-recommend 12.0.0 without filter-comments, and patterns of its own",
		rules: survey.secrets.rules,
		scanned: [{
			path,
			sha256: survey.sha256,
			bytes: survey.bytes
		}, ...[
			input.apply,
			input.rollback,
			...betweenIn(input)
		].flatMap(refsOf)],
		findings: [...documentedFindings(survey.secrets, input.policy.document).map((finding) => ({
			...finding,
			path
		})), ...facts.scriptSecrets ?? []],
		columns: [...facts.secretColumns?.columns ?? []]
	};
}
// src/rehearsal/evidence.ts
const EVIDENCE_NAMES = {
	provenance: "clone-provenance.json",
	compatibility: "schema-compatibility.json",
	execution: "clone-rehearsal-execution-evidence.json",
	rollback: "clone-rollback-evidence.json",
	impact: "clone-impact-evidence.json"
};
function evidenceOf(rehearsed, facts, denials) {
	let input = packetOf(rehearsed);
	if (input === void 0) return;
	let reason = denials.length === 0 ? void 0 : reasonOf(denials), provenance = fileOf$1(EVIDENCE_NAMES.provenance, provenanceOf(input, facts, reason)), compatibility = fileOf$1(EVIDENCE_NAMES.compatibility, compatibilityOf(input, facts, reason)), execution = fileOf$1(EVIDENCE_NAMES.execution, executionOf(input, facts, reason)), rollback = fileOf$1(EVIDENCE_NAMES.rollback, rollbackOf(input, facts, reason, referenceTo(input, execution)));
	return input.policy.document.budgets === void 0 ? [
		provenance,
		compatibility,
		execution,
		rollback
	] : [
		provenance,
		compatibility,
		execution,
		rollback,
		fileOf$1(EVIDENCE_NAMES.impact, impactOf$1(input, facts, reason, referenceTo(input, execution)))
	];
}
function stableDigest(input, facts, denials) {
	let { environment } = facts, timeless = withoutTimes(facts), evidence = evidenceOf(input, environment === void 0 ? timeless : {
		...timeless,
		environment: {
			...environment,
			system_identifier: "0"
		}
	}, denials);
	if (evidence === void 0) return;
	let hash = (0, node_crypto.createHash)("sha256");
	for (let { text } of evidence) hash.update(text);
	return hash.digest("hex");
}
function withoutTimes(facts) {
	let { measured, online } = facts;
	return {
		...facts,
		...measured !== void 0 && { measured: measured.map((one) => ({
			...one,
			statements: one.statements.map((statement) => ({
				...statement,
				exclusiveMilliseconds: 0
			}))
		})) },
		...online !== void 0 && { online: online.map((one) => ({
			...one,
			stopped: one.stopped.map((stopped) => ({
				...stopped,
				milliseconds: 0
			}))
		})) }
	};
}
function reasonOf(denials) {
	return denials.map(({ code, reason, path, line }) => `${code}: ${path === void 0 ? "" : `${path}${line === void 0 ? "" : `:${line}`}: `}${reason}`).join("; ").slice(0, 9e3);
}
function fileOf$1(name, document) {
	return {
		name,
		text: require_gate.jsonText(document)
	};
}
function referenceTo(input, { name, text }) {
	let bytes = Buffer.from(text);
	return {
		path: input.evidencePath(name),
		sha256: require_hashing.digestOf("sha256", bytes),
		bytes: bytes.length
	};
}
// src/rehearsal/limits.ts
function measuredLimits(budgets, { before, measured = [], online = [] }) {
	let { max_exclusive_ms, max_blocked_ms, no_rewrite_over_rows } = budgets ?? {}, rows = new Map(before?.tables.map((table) => [table.name, table.rows])), rowsOf = (table) => rows.get(table) ?? 0, scripts = measured.map(documentedStatements), statements = scripts.flatMap((one) => one.statements), beside = online.map(documentedOnline), found = [], add = (name, limit, most, beyond) => {
		let isReached = name === "max_blocked_ms" ? beside.length > 0 : scripts.length > 0, measuredMost = most.reduce((largest, one) => Math.max(largest, one), 0), [first] = measuredMost > limit ? [] : beyond, why = isReached ? first?.reason : "it was not measured";
		found.push({
			name,
			limit,
			...isReached && { measured: measuredMost },
			isMet: isReached && beyond.length === 0,
			...why !== void 0 && { why }
		});
	}, locks = (budget) => scripts.flatMap((one) => require_release.beyondLocks(one, budget, rowsOf));
	if (max_exclusive_ms !== void 0 && add("max_exclusive_ms", max_exclusive_ms, statements.map((one) => one.exclusive_ms), locks({ max_exclusive_ms })), max_blocked_ms !== void 0) {
		let beyond = beside.flatMap((one) => require_release.beyondBlocked(one, { max_blocked_ms }));
		add("max_blocked_ms", max_blocked_ms, beside.flatMap((one) => one.stopped.map(({ blocked_ms: ms }) => ms)), beyond);
	}
	return no_rewrite_over_rows !== void 0 && add("no_rewrite_over_rows", no_rewrite_over_rows, statements.flatMap((one) => one.rewritten.map(rowsOf)), locks({ no_rewrite_over_rows })), found;
}
// src/rehearsal/online.ts
function onlineOf(scripts) {
	let placed = (file, one) => ({
		...one,
		...one.line === void 0 ? { path: file.path } : placeOf(file, one.line)
	});
	return {
		stopped: scripts.flatMap(({ file, stopped }) => stopped.map((one) => placed(file, one))),
		waited: scripts.flatMap(({ file, waited }) => waited.map((one) => placed(file, one))),
		broken: scripts.flatMap(({ file, broken }) => broken.map((one) => placed(file, one))),
		alone: scripts.flatMap(({ alone }) => alone),
		unfinished: scripts.flatMap(({ file, unfinished }) => unfinished === void 0 ? [] : [placed(file, unfinished)])
	};
}
// src/rehearsal/outcome.ts
function outcome(input, facts, phases, { differences, chain, measured, online, printed }, engine, denials) {
	let isBetween = input.between === void 0 || facts.between !== void 0, complete = facts.againSchema !== void 0 && isBetween && facts.destroyed === !0, rehearsed = denials.length === 0 && complete, idle = denials.length === 0 && (input.dump === void 0 || input.nothingNew !== void 0), reported = denials.length > 0 || rehearsed || idle ? denials : [UNFINISHED$1], limits = idle ? [] : measuredLimits(input.policy?.document.budgets, facts), evidenceSha256 = stableDigest(input, facts, reported), noEvidence = whyNoPacket(input);
	return {
		status: rehearsed ? "REHEARSED" : idle ? "NOT_APPLIED" : "FAILED",
		production_claim: "NONE",
		denials: reported,
		phases: phases.results(),
		engine: engine && {
			kind: engine.kind,
			version: engine.version,
			isolation: engine.isolation.grade
		},
		dumpName: input.dumpName,
		...versionsOf(facts, engine),
		...facts.runAs !== void 0 && { ranAs: {
			role: facts.runAs.role,
			isTold: input.runAs !== void 0
		} },
		...facts.rowSecurity !== void 0 && { rowSecurity: facts.rowSecurity },
		afterDiffers: facts.afterDiffers === !0,
		restoredEqualsBefore: rehearsed && differences.exceptions.length === 0,
		exceptions: differences.exceptions,
		differences,
		touched: touchedTables(facts),
		needed: idle && input.nothingNew === void 0 ? facts.driver.operatorInput() : [],
		...idle && input.nothingNew !== void 0 && { nothingNew: input.nothingNew },
		...printed.length > 0 && { printed },
		...measured.length > 0 && { impact: impactOf(measured) },
		...online.length > 0 && { online: onlineOf(online) },
		...limits.length > 0 && { limits },
		...facts.queries !== void 0 && { queries: facts.queries },
		...chain.steps.length > 0 && { chain: chain.steps },
		...facts.between !== void 0 && { between: facts.between },
		evidence: evidenceOf(input, facts, reported) ?? [],
		...evidenceSha256 !== void 0 && { evidenceSha256 },
		masked: (input.spec.mask ?? []).map(({ table, column, how }) => `${table}.${column} (${how})`),
		reviewedSecrets: facts.reviewedSecrets ?? [],
		skippedExtensions: skippedExtensions(input, facts),
		...noEvidence !== void 0 && { noEvidence },
		notJudged: ["expectations", "policy"].filter((name) => input[name] === void 0),
		...facts.tables !== void 0 && { tables: facts.tables },
		root: input.root,
		out: input.out
	};
}
function touchedTables({ before, after, restored }) {
	if (before === void 0 || after === void 0) return [];
	let touched = [...require_release.stateDifference(before, after).tables, ...restored === void 0 ? [] : require_release.stateDifference(before, restored).tables];
	return [...new Set(touched)].toSorted().map((name) => {
		let [old, changed, back] = [
			before,
			after,
			restored
		].map((state) => state?.tables.find((one) => one.name === name));
		return {
			name,
			...old !== void 0 && { before: old.rows },
			...changed !== void 0 && { after: changed.rows },
			...back !== void 0 && { restored: back.rows },
			...restored !== void 0 && { isRestored: old?.sha256 === back?.sha256 }
		};
	});
}
function versionsOf({ survey }, engine) {
	let { serverVersion: dumpVersion, database } = survey ?? {}, other = engine === void 0 ? void 0 : require_release.otherMajor(dumpVersion, {
		engine: engine.kind,
		server_version: engine.version
	});
	return {
		...dumpVersion !== void 0 && { dumpVersion },
		...database !== void 0 && { database },
		...typeof other == "object" && { otherMajor: other }
	};
}
const UNFINISHED$1 = {
	code: "internal-error",
	reason: "it ended before it was complete"
}, PHASES = [
	"scan",
	"start",
	"restore",
	"confine",
	"leads",
	"schema",
	"before",
	"apply",
	"after",
	"rollback",
	"restored",
	"again",
	"transaction",
	"online",
	"destroy"
];
var Phases = class {
	#watch;
	#results = /* @__PURE__ */ new Map();
	#current;
	#names;
	#reported = 0;
	constructor(watch = () => void 0, { isBetween = !1 } = {}) {
		this.#watch = watch, this.#names = isBetween ? PHASES.flatMap((name) => name === "destroy" ? ["between", name] : [name]) : PHASES;
	}
	get current() {
		return this.#current?.name ?? "scan";
	}
	async run(name, work, total) {
		let started = performance.now();
		this.#current = {
			name,
			started,
			done: 0,
			total
		}, this.#report(void 0, !0);
		let outcome = "failed";
		try {
			let result = await work();
			return outcome = "code" in result || Array.isArray(result) && result.length > 0 ? "failed" : "done", result;
		} finally {
			this.#results.set(name, {
				name,
				outcome,
				milliseconds: performance.now() - started
			});
		}
	}
	skip(name, why) {
		this.#results.set(name, {
			name,
			outcome: "not reached",
			milliseconds: 0,
			why
		});
	}
	read = (bytes) => {
		this.#current !== void 0 && (this.#current.done += bytes), this.#report(void 0, !1);
	};
	at = (what) => this.#report(what, !1);
	results() {
		return this.#names.map((name) => this.#results.get(name) ?? {
			name,
			outcome: "not reached",
			milliseconds: 0
		});
	}
	#report(at, always) {
		let now = performance.now();
		if (this.#current === void 0 || !always && now - this.#reported < 250) return;
		this.#reported = now;
		let { name, started, done, total } = this.#current, elapsedMs = now - started, known = total !== void 0 && total > 0 && done > 0;
		this.#watch({
			phase: name,
			index: this.#names.indexOf(name) + 1,
			of: this.#names.length,
			elapsedMs,
			...known && {
				done: Math.min(done, total),
				total
			},
			...known && elapsedMs > 1e3 && { leftMs: Math.max(0, elapsedMs * (total - done) / done) },
			...at !== void 0 && { at }
		});
	}
};
async function prepareBefore(context, clone) {
	let { queries } = context.input;
	if (queries === void 0) return [];
	let found = await clone.prepare(queries.queries), unjudged = found.filter((one) => "refused" in one).length;
	return context.prepared.before = found, context.facts.queries = {
		judged: found.length - unjudged,
		unjudged,
		passedOver: queries.passedOver
	}, unjudged < found.length ? [] : [{
		code: "query-broken",
		path: queries.path,
		reason: "none of its statements can be prepared before the change: name the statements of this database"
	}];
}
async function prepareAfter(context, clone) {
	let { queries } = context.input, { before } = context.prepared;
	if (queries === void 0 || before === void 0) return [];
	let now = await clone.prepare(queries.queries);
	return queries.queries.flatMap(({ line }, index) => {
		let [then, after] = [before[index], now[index]];
		if (then === void 0 || after === void 0 || "refused" in then) return [];
		let place = {
			code: "query-broken",
			path: queries.path,
			line
		};
		return "refused" in after ? [{
			...place,
			reason: `after the change, the server refuses this statement: ${after.refused}`
		}] : then.types === after.types ? [] : [{
			...place,
			reason: "after the change, this statement takes or returns other types"
		}];
	}).slice(0, 50);
}
// src/rehearsal/text-stream.ts
const CHUNK_BYTES$1 = 1 << 20;
async function* once(bytes) {
	for (let at = 0; at < bytes.length; at += CHUNK_BYTES$1) at > 0 && await (0, node_timers_promises.setImmediate)(), yield bytes.subarray(at, at + CHUNK_BYTES$1);
}
// src/rehearsal/scan.ts
async function scanScripts(driver, input, facts) {
	let known = /* @__PURE__ */ new Set(), scripts = await Promise.all(searchedIn(input).map(async (script) => {
		let key = `${script.path}\0${script.sha256}`, isKnown = known.has(key);
		return known.add(key), await scanOne(driver, input, script, isKnown);
	}));
	return facts.scriptSecrets = scripts.flatMap(({ secrets }) => secrets), [...input.drifted, ...scripts.flatMap(({ denials }) => denials)];
}
function searchedIn(input) {
	let empty = /* @__PURE__ */ new Uint8Array(), between = typeof input.between == "object" ? [input.between] : [];
	return [...scriptsOf(input), ...between].flatMap((script) => {
		let { command } = script;
		return command === void 0 ? [script] : command.files.map((file) => ({
			...file,
			content: require_hashing.readInside(command.root, file.path, file.bytes + 1),
			script: empty
		}));
	});
}
async function scanOne(driver, { policy }, file, isKnown) {
	let { path, sha256, content, script, origins } = file, findings = isKnown ? [] : (await scanSecrets(once(content))).findings, composed = origins === void 0 ? [] : (await scanSecrets(once(script))).findings, own = findings.map((finding) => ({
		...finding,
		path
	})), placed = composed.map((finding) => ({
		...finding,
		...placeOf(file, finding.line)
	})), isFound = (one) => own.some(({ rule, line, path: at }) => rule === one.rule && line === one.line && at === one.path), secrets = [...own, ...placed.filter((one) => !isFound(one))], tokens = policy?.document.forbidden_tokens_except?.some((one) => one.path === path && one.sha256 === sha256) === !0 || policy === void 0 ? [] : policy.document.forbidden_tokens ?? require_release.DEFAULT_TOKENS, hits = isKnown ? [] : require_release.tokenHits(Buffer.from(content).toString(), tokens), denials = [...secrets.map(({ rule, line }) => ({
		code: "clone-has-secrets",
		path,
		line,
		reason: `rule ${rule}`
	})), ...hits.map(({ rule, line }) => ({
		code: "forbidden-token",
		path,
		line,
		reason: `rule ${rule}`
	}))];
	try {
		return {
			secrets,
			denials: [...denials, ...(await driver.scanScript(script)).map((finding) => deniedIn(finding, file))]
		};
	} catch (error) {
		return {
			secrets,
			denials: [...denials, ...denialsFor(error, "apply", path, driver)]
		};
	}
}
function deniedIn({ code, reason, line }, file) {
	return {
		code,
		...placeOf(file, line),
		reason
	};
}
async function scanDump(driver, input, dump, facts, onBytes) {
	let path = input.dumpName, survey;
	try {
		survey = await driver.survey(dump, input.spec, onBytes);
	} catch (error) {
		return [...denialsFor(error, "scan", path, driver)];
	}
	facts.survey = {
		...survey,
		format: dump.format
	};
	let { findings, leads } = survey, secrets = reviewSecrets(survey, input.policy?.document);
	return facts.reviewedSecrets = secrets.used, [
		...wholeness(input, survey),
		...secretDenials(input, secrets),
		...(dump.unusedMasks?.() ?? []).map((column) => ({
			code: "mask-refused",
			path,
			reason: `there is no column ${column} in the dump`
		})),
		...findings.slice(0, 20).map(({ code, reason, line }) => ({
			code,
			path,
			line,
			reason
		})),
		...leads.filter(({ kind, object }) => kind !== "network-extension" || input.spec.skip_extensions?.includes(object) !== !0).slice(0, 20).map(({ kind, object }) => ({
			code: "clone-points-to-production",
			path,
			reason: `${kind} ${object}`
		}))
	];
}
function wholeness({ spec, dumpName: path }, { sha256, bytes, notWhole }) {
	let pin = spec.dump;
	return pin?.sha256 !== void 0 && pin.sha256 !== sha256 || pin?.bytes !== void 0 && pin.bytes !== bytes ? [{
		code: "seal-mismatch",
		path,
		reason: "its bytes are not those that the spec pins"
	}] : notWhole === void 0 || notWhole.unlessPinned === !0 && pin?.sha256 !== void 0 ? [] : [{
		code: notWhole.code,
		path,
		reason: notWhole.reason
	}];
}
// src/rehearsal/rehearse.ts
var rehearse_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ rehearse: () => rehearse$1 });
async function rehearse$1(request, watch, tools) {
	return await rehearseInput(readInput(request), watch, tools);
}
async function rehearseInput(input, watch, tools) {
	let driver = await driverFor(input), facts = { driver }, phases = new Phases(watch, { isBetween: input.between !== void 0 }), differences = {
		changed: [],
		left: [],
		exceptions: []
	}, started = {}, running = {}, chain = {
		steps: [],
		states: [],
		carried: /* @__PURE__ */ new Map()
	}, measured = [], online = [], printed = [];
	if (input.dump === void 0 || input.nothingNew !== void 0) return outcome(input, facts, phases, {
		differences,
		chain,
		measured,
		online,
		printed
	}, void 0, input.drifted);
	let interruption = new Interruption(), denials = [];
	try {
		let { pgBin, spec } = input, dump = driver.openDump(input.dump, {
			pgBin,
			database: spec.database,
			signal: interruption.signal,
			...spec.mask && { mask: spec.mask }
		}), kept = {
			chain,
			running,
			measured,
			online,
			printed,
			signal: interruption.signal,
			prepared: {},
			prints: {}
		};
		denials = await prove({
			input,
			driver,
			dump,
			facts,
			phases,
			tools: { open: interruption.opening((tools ?? driver).open) },
			differences,
			...kept
		}, interruption, started);
	} catch (error) {
		denials = denialsFor(error, phases.current, fileOf(input, running, phases.current), driver);
	} finally {
		let interrupted = interruption.denials();
		denials = [...interrupted.length > 0 ? interrupted : denials, ...await end(started.engine, phases, facts)], interruption.end();
	}
	return facts.measured = measured, facts.online = online, outcome(input, facts, phases, {
		differences,
		chain,
		measured,
		online,
		printed
	}, started.engine, denials);
}
function both(first, second) {
	return async (context, engine) => {
		let denials = await first(context, engine);
		return denials.length > 0 ? denials : await second(context, engine);
	};
}
function isChain({ migrations }) {
	return migrations.length > 1;
}
const STEPS = [
	["restore", restoreDump],
	["confine", checkConfinement],
	["leads", checkLeads],
	["schema", checkSchema],
	["before", both(fingerprintBefore, prepareBefore)],
	["apply", async (context, engine) => await (isChain(context.input) ? applyChain : whichWayWorks(applyChange))(context, engine)],
	["after", both(both(fingerprintAfter, overBudget), prepareAfter)],
	["rollback", async (context, engine) => await (isChain(context.input) ? rollBackChain : whichWayWorks(rollBack))(context, engine)],
	["restored", both(fingerprintRestored, countBefore)],
	["again", applyAgain],
	["transaction", tryInOneTransaction],
	["online", tryOnline],
	["between", writeBetween]
], RUNS_SCRIPTS = /* @__PURE__ */ new Set([
	"apply",
	"rollback",
	"again",
	"transaction",
	"online",
	"between"
]);
async function within$1(seconds, work, engine) {
	return await withDeadline(seconds * 1e3, work, () => void engine.destroy(), () => new Refused("statement-refused", `it was not done within ${seconds} ${seconds === 1 ? "second" : "seconds"} ("phase_seconds" in the spec)`));
}
async function prove(parts, interruption, started) {
	let { input, driver, dump, facts, phases, tools } = parts, scanned = await phases.run("scan", async () => {
		let ofScripts = await scanScripts(driver, input, facts);
		return driver.scansInClone && interruption.listen(), [...ofScripts, ...await scanDump(driver, input, dump, facts, phases.read)];
	}, dump.size * driver.passes);
	interruption.listen();
	let choice = driver.choose(input, dump, facts.survey), stopped = [
		...interruption.denials(),
		...scanned,
		...missingBetween(input),
		...commandDenials(input, choice)
	];
	if (stopped.length > 0) return stopped;
	let untried = await tryCommands(driver, input, interruption.signal);
	if (untried.length > 0) return untried;
	let engine = await phases.run("start", async () => await tools.open(choice, interruption.signal));
	if ("code" in engine) return [engine];
	started.engine = engine;
	for (let [name, step] of STEPS) {
		let why = whySkipped(name, parts, engine);
		if (why !== void 0) {
			phases.skip(name, why);
			continue;
		}
		let interrupted = interruption.denials();
		if (interrupted.length > 0) return interrupted;
		let judged = async () => {
			let denials = await step({
				...parts,
				choice
			}, engine);
			return denials.length === 0 && await engine.alive(), denials;
		}, limit = RUNS_SCRIPTS.has(name) ? input.spec.phase_seconds : void 0, bounded = limit === void 0 ? judged : async () => await within$1(limit, judged(), engine), denials = await phases.run(name, bounded, name === "restore" ? dump.size : void 0);
		if (denials.length > 0) return denials;
	}
	return [];
}
function whySkipped(name, context, engine) {
	let { input } = context;
	return name === "transaction" ? whyOneWay(input) : name === "online" ? whyAlone(context, engine) : name === "schema" && input.expectations === void 0 && input.describesTables !== !0 ? "no expectations were given" : name === "between" && input.between === void 0 ? "no rows were to be written" : void 0;
}
async function end(engine, phases, facts) {
	if (engine === void 0) return [];
	try {
		return await phases.run("destroy", async () => {
			let { processGone, folderGone } = await engine.destroy();
			return facts.destroyed = processGone && folderGone, facts.destroyed ? [] : [{
				code: "clone-not-destroyed",
				reason: processGone ? "its folder still exists" : "its process still runs"
			}];
		});
	} catch (error) {
		return denialsFor(error, "destroy", void 0, facts.driver);
	}
}
function fileOf({ dumpName }, { path }, phase) {
	return phase === "scan" || phase === "restore" ? dumpName : RUNS_SCRIPTS.has(phase) ? path : void 0;
}
// src/rehearsal/command-words.ts
const SHELL = /* @__PURE__ */ new Set("|&;<>()$`*?[]{}~#!\n");
function wordsOf$1(line) {
	let words = [], word, quote = "";
	for (let at = 0; at < line.length; at++) {
		let character = line[at] ?? "";
		if (quote === "'" && character !== "'") word += character;
		else if (character === "\\" && (quote === "" || "\"\\".includes(line[at + 1] ?? " "))) {
			let next = line[++at];
			if (next === void 0) return { problem: "it ends with a backslash" };
			word = (word ?? "") + next;
		} else if (quote === "" && (character === "'" || character === "\"")) quote = character, word ??= "";
		else if (character === quote) quote = "";
		else if (quote === "\"" && !"$`".includes(character)) word += character;
		else if (SHELL.has(character)) return { problem: `it has ${JSON.stringify(character)}, and no shell reads it: quote it with '…'` };
		else /\s/.test(character) ? (word !== void 0 && words.push(word), word = void 0) : word = (word ?? "") + character;
	}
	return quote === "" ? (word !== void 0 && words.push(word), (words[0] ?? "").trim() === "" ? { problem: "it names no program" } : words) : { problem: `a quote (${quote}) is not closed` };
}
// src/commands/rehearse-commands.ts
function stepsOf(options, cwd) {
	let [applies, rollbacks] = [sideOf(options, "apply", cwd), sideOf(options, "rollback", cwd)];
	if (applies.length !== rollbacks.length && applies.length > 0 && rollbacks.length > 0) throw new require_gate.UsageError(`there are ${applies.length} changes and ${rollbacks.length} rollbacks: each "rollback-run" undoes the "apply-run" with the same place`);
	return applies.flatMap((apply, index) => {
		let rollback = rollbacks[index];
		return rollback === void 0 ? [] : [{
			apply,
			rollback
		}];
	});
}
function sideOf(options, side, cwd) {
	let lines = options[`${side}-run`];
	if (lines.length > 0 && options[side] !== "") throw new require_gate.UsageError(`give "${side}" or "${side}-run", not both`);
	if (lines.length === 0) return options[side] === "" ? [] : [readScript(cwd, side, options[side])];
	let folders = foldersOf(options, cwd), environment = variablesOf(options["run-env"]);
	return lines.map((line) => {
		let words = wordsOf$1(line);
		if ("problem" in words) throw new require_gate.UsageError(`${side}-run: ${JSON.stringify(line)}: ${words.problem}`);
		return scriptOf$4({
			words,
			workspace: cwd,
			folders,
			environment,
			seconds: 3600,
			files: [],
			root: cwd
		});
	});
}
function variablesOf(lines) {
	return Object.fromEntries(lines.map((line) => {
		let at = line.indexOf("="), name = at < 0 ? "" : line.slice(0, at), problem = at < 0 ? "must be NAME=VALUE" : variableProblem(name);
		if (problem !== void 0) throw new require_gate.UsageError(`run-env: ${JSON.stringify(name)} ${problem}`);
		return [name, line.slice(at + 1)];
	}));
}
function foldersOf({ "run-folders": folders }, cwd) {
	return folders.map((folder) => {
		let path = (0, node_path.resolve)(cwd, folder);
		if (!require_hashing.isFolder(path) || require_hashing.realPath(path) === "/" || require_hashing.escapesFolder(cwd, path)) throw new require_gate.UsageError(`run-folders: ${JSON.stringify(folder)} is not a folder that can be shown`);
		return path;
	});
}
// src/rehearsal/tools/new-migrations.ts
function newMigrations(tool, folder, before = /* @__PURE__ */ new Map(), database = "postgresql") {
	let now = tool.read(folder, database), then = tool.read(before, database), old = new Map(then.migrations.map((one) => [one.key, one])), pending = now.migrations.filter((one) => isNew(one, old.get(one.key))), rollbackOf = ({ key, rollback, isRepeatable }) => rollback ?? (isRepeatable === !0 ? old.get(key)?.apply : void 0), ready = pending.flatMap((one) => {
		let rollback = rollbackOf(one);
		return rollback === void 0 ? [] : [{
			key: one.key,
			apply: one.apply,
			rollback
		}];
	}), missing = pending.filter((one) => rollbackOf(one) === void 0);
	return {
		migrations: ready,
		problems: [
			...reported(now.problems, then.problems, folder, before),
			...missing.map(({ apply: { path }, remedy }) => ({
				code: "migration-without-rollback",
				path,
				reason: `it has no rollback: ${remedy}`
			})),
			...changed(now, old),
			...tool.late === "runs" ? [] : late(tool.late, now, old)
		]
	};
}
function isSame(a, b) {
	return a.transaction === b.transaction && Buffer.from(a.script).equals(b.script);
}
function isNew(one, before) {
	return before === void 0 || one.isRepeatable === !0 && !isSame(one.apply, before.apply);
}
function reported(problems, earlier, folder, before) {
	let known = new Set(earlier.map((one) => JSON.stringify(one))), fresh = problems.filter((one) => !known.has(JSON.stringify(one)) || !isUnchanged(one.path, folder, before));
	return fresh.filter((one, at) => one.isOnce !== !0 || fresh.findIndex(({ isOnce }) => isOnce === !0) === at);
}
function isUnchanged(path, folder, before) {
	if (path === void 0) return !1;
	let [now, then] = [folder.get(path), before.get(path)];
	return now !== void 0 && then !== void 0 && Buffer.from(now).equals(then);
}
function changed(now, old) {
	let keys = new Set(now.migrations.map(({ key }) => key)), edited = now.migrations.flatMap((one) => {
		let before = old.get(one.key);
		return before === void 0 || one.isRepeatable === !0 || isSame(one.apply, before.apply) ? [] : [{
			code: "migration-changed",
			path: one.apply.path,
			reason: "it was in the folder before, and its tool does not run it again: put the change into a new migration"
		}];
	}), gone = [...old.values()].filter(({ key }) => !keys.has(key));
	return [...edited, ...gone.map(({ apply: { path } }) => ({
		code: "migration-changed",
		path,
		reason: "it was in the folder before, and was removed: put it back"
	}))];
}
const LATE = {
	refuses: "it comes before one that was run, which its tool refuses: give it a later version",
	"passes over": "it comes before one that was run, so its tool would never run it: give it a later version"
};
function late(how, { migrations }, old) {
	let ordered = migrations.filter(({ isRepeatable }) => isRepeatable !== !0), last = ordered.findLastIndex(({ key }) => old.has(key));
	return ordered.slice(0, Math.max(0, last)).filter(({ key }) => !old.has(key)).map(({ apply: { path } }) => ({
		code: "migration-out-of-order",
		path,
		reason: LATE[how]
	}));
}
// src/rehearsal/tools/text.ts
function textOf(bytes) {
	try {
		return new TextDecoder("utf-8", { fatal: !0 }).decode(bytes);
	} catch {
		return;
	}
}
function onlyLines(lines, from, to) {
	return Buffer.from(lines.map((line, at) => at >= from && at < to ? line : "").join("\n"));
}
function asOneQuery(script) {
	return [{
		text: Buffer.from(script).toString("utf8"),
		line: 1
	}];
}
function byName(a, b) {
	return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
function isSql(path) {
	return /\.sql$/i.test(path);
}
function nameOf(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
// src/rehearsal/tools/numbered.ts
function inOrderOfNumbers(files) {
	let sorted = files.toSorted((a, b) => a.version < b.version ? -1 : a.version > b.version ? 1 : byName(a.path, b.path));
	return {
		files: sorted,
		problems: sorted.flatMap((file, index) => {
			let before = sorted[index - 1];
			return before?.version === file.version ? [sameNumber(before.path, file.path)] : [];
		})
	};
}
function sameNumber(first, path) {
	return {
		code: "migration-number-twice",
		path,
		reason: `it has the version of ${first}: give it another one`
	};
}
function unknownFile(path, form) {
	return {
		code: "migration-unknown-file",
		path,
		reason: `it is not a migration of this tool: name it ${form}, or move it out`
	};
}
function notUtf8(path, leftOut) {
	return {
		code: "migration-unsupported",
		path,
		reason: "it is not UTF-8: save it as UTF-8",
		...leftOut !== void 0 && { leftOut }
	};
}
function collect(parts, problems = []) {
	return {
		migrations: parts.filter((one) => "key" in one),
		problems: [...problems, ...parts.filter((one) => "code" in one)]
	};
}
// src/rehearsal/tools/dbmate.ts
const NAME$5 = /^(\d+).*\.sql$/, UP$1 = /^--\s*migrate:up(\s|$)/, DOWN$1 = /^--\s*migrate:down(\s|$)/, NO_TRANSACTION = /\btransaction:false\b/, dbmate = {
	recognises: (folder) => [...folder.values()].some((bytes) => lines$1(bytes).some((line) => UP$1.test(line))),
	late: "runs",
	read: (folder) => {
		let sorted = [...folder].filter(([path]) => !path.includes("/") && isSql(path)).toSorted(([a], [b]) => byName(a, b)), first = /* @__PURE__ */ new Map();
		return collect(sorted.map(([path, bytes]) => {
			let version = NAME$5.exec(path)?.[1];
			if (version === void 0) return unknownFile(path, "VERSION_name.sql");
			let other = first.get(version);
			return other === void 0 ? (first.set(version, path), migrationOf$3(path, version, bytes)) : sameNumber(other, path);
		}));
	}
};
function lines$1(bytes) {
	return (textOf(bytes) ?? "").split("\n");
}
function migrationOf$3(path, key, bytes) {
	if (textOf(bytes) === void 0) return notUtf8(path);
	let text = lines$1(bytes), up = text.findIndex((line) => UP$1.test(line)), down = text.findIndex((line) => DOWN$1.test(line)), refused = (line, reason) => ({
		code: "migration-unsupported",
		path,
		...line >= 0 && { line: line + 1 },
		reason
	});
	if (up < 0) return refused(-1, "it has no line \"-- migrate:up\": add it");
	if (down >= 0 && down < up) return refused(down, "\"-- migrate:down\" is above \"-- migrate:up\": put it below");
	let above = text.slice(0, up).findIndex((line) => line.trim() !== "" && !line.trim().startsWith("--"));
	if (above >= 0) return refused(above, "there is a statement above \"-- migrate:up\": put it below");
	let again = text.findIndex((line, at) => at > up && UP$1.test(line) || down >= 0 && at > down && DOWN$1.test(line));
	if (again >= 0) return refused(again, "this marker is in the file twice: split the file");
	let end = down < 0 ? text.length : down, remedy = "add a line \"-- migrate:down\" with the statements that undo it", apply = scriptOf$3(path, text, up, end);
	return down < 0 ? {
		key,
		apply,
		remedy
	} : {
		key,
		apply,
		rollback: scriptOf$3(path, text, down, text.length),
		remedy
	};
}
function scriptOf$3(path, text, from, to) {
	let script = onlyLines(text, from + 1, to), transaction = NO_TRANSACTION.test(text[from] ?? "") ? "none" : "single";
	return {
		path,
		script,
		queries: asOneQuery(script),
		transaction
	};
}
// src/rehearsal/postgres/sql/tokens.ts
const BLANK = /\s+/y, LINE_COMMENT = /--[^\n\r]*/y, WORD = /[a-z_\u0080-\uffff][\w$\u0080-\uffff]*/iy, NUMBER = /\d[\d_]*(?:\.\d+)?/y, DOLLAR_QUOTE = /\$((?:[a-z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$/iy, PLAIN_STRING = /'([^']*(?:''[^']*)*)'/y, ESCAPE_STRING = /e'([^'\\]*(?:(?:''|\\[\s\S])[^'\\]*)*)'/iy, QUOTED_NAME = /"([^"]*(?:""[^"]*)*)"/y, UNICODE_QUOTED = /u&(?:'([^']*(?:''[^']*)*)'|"([^"]*(?:""[^"]*)*)")(?:\s+uescape\s+'([^'])')?/iy, CONTINUED = /[ \t\f\v]*[\n\r]\s*(?=')/y;
function tokensOf(text) {
	let tokens = [];
	for (let at = 0; at < text.length;) {
		let gap = match(BLANK, text, at) ?? match(LINE_COMMENT, text, at);
		if (gap !== void 0) at += gap[0].length;
		else if (text.startsWith("/*", at)) at = endOfComment(text, at);
		else {
			let token = tokenAt(text, at);
			tokens.push(token), at = token.end;
		}
	}
	return tokens;
}
function match(pattern, text, at) {
	return pattern.lastIndex = at, pattern.exec(text) ?? void 0;
}
function endOfComment(text, from) {
	let depth = 0;
	for (let at = from; at < text.length;) {
		if (text.startsWith("/*", at)) depth++;
		else if (text.startsWith("*/", at)) depth--;
		else {
			at++;
			continue;
		}
		if (at += 2, depth === 0) return at;
	}
	return text.length;
}
function tokenAt(text, at) {
	let unicode = match(UNICODE_QUOTED, text, at);
	if (unicode !== void 0) {
		let [all, string, name = "", mark = "\\"] = unicode;
		return {
			kind: string === void 0 ? "name" : "string",
			text: withoutUnicodeEscapes(string === void 0 ? name.replaceAll("\"\"", "\"") : string.replaceAll("''", "'"), mark),
			at,
			end: at + all.length
		};
	}
	let escaped = match(ESCAPE_STRING, text, at);
	if (escaped !== void 0) return stringFrom(text, at, at + escaped[0].length, withoutEscapes(escaped[1] ?? ""));
	let plain = match(PLAIN_STRING, text, at);
	if (plain !== void 0) return stringFrom(text, at, at + plain[0].length, (plain[1] ?? "").replaceAll("''", "'"));
	let dollar = match(DOLLAR_QUOTE, text, at);
	if (dollar !== void 0) {
		let body = at + dollar[0].length, close = text.indexOf(dollar[0], body), end = close < 0 ? text.length : close;
		return {
			kind: "string",
			text: text.slice(body, end),
			at,
			end: end + (close < 0 ? 0 : dollar[0].length)
		};
	}
	let name = match(QUOTED_NAME, text, at);
	if (name !== void 0) return {
		kind: "name",
		text: (name[1] ?? "").replaceAll("\"\"", "\""),
		at,
		end: at + name[0].length
	};
	let [kind, found] = [["word", match(WORD, text, at)], ["number", match(NUMBER, text, at)]].find(([, one]) => one !== void 0) ?? ["symbol", void 0], own = found?.[0] ?? text.charAt(at);
	return {
		kind,
		text: own.toLowerCase(),
		at,
		end: at + own.length
	};
}
function stringFrom(text, at, end, value) {
	let gap = match(CONTINUED, text, end), more = gap === void 0 ? void 0 : match(PLAIN_STRING, text, end + gap[0].length);
	return gap === void 0 || more === void 0 ? {
		kind: "string",
		text: value,
		at,
		end
	} : stringFrom(text, at, end + gap[0].length + more[0].length, value + (more[1] ?? "").replaceAll("''", "'"));
}
const LETTERS$1 = {
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	"
};
function withoutEscapes(body) {
	return body.replace(/''|\\(?:([0-7]{1,3})|x([0-9a-f]{1,2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([\s\S]))/gi, (_, octal, hex, short, long, letter) => {
		if (octal !== void 0) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
		let code = hex ?? short ?? long;
		return code === void 0 ? letter === void 0 ? "'" : LETTERS$1[letter] ?? letter : character(code);
	});
}
function withoutUnicodeEscapes(body, mark) {
	let sign = mark.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"), pattern = RegExp(`${sign}(?:(${sign})|\\+([0-9a-f]{6})|([0-9a-f]{4}))`, "gi");
	return body.replace(pattern, (_, twice, long, short) => twice ?? character(long ?? short ?? ""));
}
function character(hex) {
	let code = Number.parseInt(hex, 16);
	return code <= 1114111 ? String.fromCodePoint(code) : "";
}
function folded(tokens) {
	let found = [];
	for (let index = 0; index < tokens.length; index++) {
		let token = tokens[index];
		if (token === void 0) break;
		let last = found.at(-1), isJoined = token.kind === "symbol" && token.text === "|" && tokens[index + 1]?.text === "|" && tokens[index + 1]?.kind === "symbol", next = tokens[index + 2];
		isJoined && last?.kind === "string" && next?.kind === "string" ? (found[found.length - 1] = {
			...last,
			text: last.text + next.text
		}, index += 2) : found.push(token);
	}
	return found;
}
// src/rehearsal/tools/flyway.ts
const NAME$4 = /^([VUB])(\d+(?:[._]\d+)*)__.*\.sql$/, REPEATABLE = /^R__(.*)\.sql$/, PROGRAM$1 = /^(?:[VUB]\d+(?:[._]\d+)*|R)__.*\.(?:java|class|kt|groovy|scala|clj|sh|bash|bat|cmd|ps1|py)$/, CALLBACK = /^(?:before|after|create)[A-Z]\w*(?:__.*)?\.sql$/, SETTING = /^[^\S\r\n]*--[^\S\r\n]*flyway:[^\S\r\n]*([\w.]+)[^\S\r\n]*=(.*)$/gm, ALONE$1 = /^(?:(?:create|drop) (?:database|tablespace|subscription)\b|alter system\b|create (?:unique )?index concurrently\b|drop index concurrently\b|reindex\b.*\b(?:schema|database|system|concurrently)\b|vacuum\b|discard all\b)/, flyway = {
	recognises: (folder) => [...folder.keys()].some((path) => NAME$4.test(nameOf(path)) || REPEATABLE.test(nameOf(path))),
	late: "refuses",
	read: (folder) => {
		let problems = [], versions = /* @__PURE__ */ new Map(), described = /* @__PURE__ */ new Map(), repeatables = [];
		for (let path of [...folder.keys()].toSorted(byName)) {
			let name = nameOf(path), [, kind, written = ""] = NAME$4.exec(name) ?? [];
			if (kind === "V" || kind === "U") {
				let version = parts(written), key = version.join("."), one = versions.get(key) ?? { version };
				one[kind] === void 0 ? one[kind] = path : problems.push(sameNumber(one[kind], path)), versions.set(key, one);
			} else if (REPEATABLE.test(name)) {
				let key = REPEATABLE.exec(name)?.[1] ?? "", other = described.get(key);
				other !== void 0 && problems.push({
					code: "migration-number-twice",
					path,
					reason: `it has the description of ${other}: give it another one`
				}), described.set(key, path), repeatables.push({
					key,
					path
				});
			} else PROGRAM$1.test(name) ? problems.push({
				code: "migration-unsupported",
				path,
				reason: "it is a program: rehearse the SQL that it sends, with --apply and --rollback, or let Flyway run, with --apply-run and --rollback-run"
			}) : CALLBACK.test(name) ? problems.push(callback(path, name)) : isSql(name) && kind !== "B" && problems.push(unknownFile(path, "V1__name.sql, U1__name.sql or R__name.sql"));
		}
		return collect([...[...versions.values()].toSorted((a, b) => compare$3(a.version, b.version)).map(({ version, V: up, U: down }) => pairOf$1(folder, version.join("."), up, down)), ...repeatables.toSorted((a, b) => byName(a.key, b.key)).map(({ key, path }) => repeatableOf(folder, key, path))], problems);
	}
};
function parts(version) {
	let numbers = version.split(/[._]/).map(BigInt);
	for (; numbers.length > 1 && numbers.at(-1) === 0n;) numbers.pop();
	return numbers;
}
function compare$3(a, b) {
	for (let at = 0; at < Math.max(a.length, b.length); at++) {
		let [x, y] = [a[at] ?? 0n, b[at] ?? 0n];
		if (x !== y) return x < y ? -1 : 1;
	}
	return 0;
}
function callback(path, name) {
	return {
		code: "migration-unsupported",
		path,
		reason: `Flyway runs this callback (${name.replace(/(?:__.*)?\.sql$/, "")}) beside the migrations: put its SQL and theirs into two files, and rehearse these with --apply and --rollback`
	};
}
function pairOf$1(folder, key, up, down) {
	if (up === void 0) return unknownFile(down ?? "", "with the version of the V file that it undoes");
	let apply = scriptOf$2(folder, up);
	if ("code" in apply) return apply;
	let rollback = down === void 0 ? void 0 : scriptOf$2(folder, down);
	if (rollback !== void 0 && "code" in rollback) return {
		...rollback,
		leftOut: up
	};
	let remedy = `add ${up.replace(/(^|\/)V([^/]*)$/, "$1U$2")}`;
	return {
		key,
		apply,
		...rollback !== void 0 && { rollback },
		remedy
	};
}
function repeatableOf(folder, name, path) {
	let apply = scriptOf$2(folder, path);
	return "code" in apply ? apply : {
		key: `R ${name}`,
		apply,
		remedy: "a repeatable migration that is new has none: use a versioned one, with its undo",
		isRepeatable: !0
	};
}
function scriptOf$2(folder, path) {
	let text = textOf(folder.get(path) ?? /* @__PURE__ */ new Uint8Array()), conf = folder.get(`${path}.conf`), settings = conf === void 0 ? "" : textOf(conf);
	if (text === void 0 || settings === void 0) return notUtf8(path);
	let unsupported = (reason) => ({
		code: "migration-unsupported",
		path,
		reason
	}), own = [...text.matchAll(SETTING), ...settings.matchAll(/^[^\S\r\n]*([\w.]+)[^\S\r\n]*=(.*)$/gm)], strange = own.find(([, key]) => key?.replace(/^flyway\./, "") !== "executeInTransaction");
	if (strange !== void 0) return unsupported(`its setting ${strange[1]} is not known here: rehearse the SQL that Flyway makes of it, with --apply and --rollback`);
	if (text.lastIndexOf("}") > text.indexOf("${") && text.includes("${")) return unsupported("it has a placeholder, whose value is not known here: rehearse the SQL that Flyway makes of it, with --apply and --rollback");
	let alone = statementsOf(text).map((words) => ALONE$1.test(words)), isOff = own.some(([, , value]) => value?.trim().toLowerCase() === "false");
	return !isOff && alone.includes(!0) && alone.includes(!1) ? unsupported("it has statements that need a transaction and some that must be without one: split the file") : {
		path,
		script: Buffer.from(text),
		transaction: isOff || alone.includes(!0) ? "none" : "single"
	};
}
function statementsOf(text) {
	let statements = [[]];
	for (let { kind, text: word } of tokensOf(text)) kind === "symbol" && word === ";" ? statements.push([]) : kind === "word" ? statements.at(-1)?.push(word.toLowerCase()) : statements.at(-1)?.push("?");
	return statements.filter((words) => words.length > 0).map((words) => words.join(" "));
}
// src/rehearsal/tools/golang-migrate.ts
const NAME$3 = /^([0-9]+)_(.*)\.(up|down)\.(.*)$/, golangMigrate = {
	recognises: (folder) => [...folder.keys()].some((path) => NAME$3.test(path) && path.endsWith(".sql")),
	late: "passes over",
	read: (folder) => {
		let files = [...folder].filter(([path]) => !path.includes("/")), named = files.flatMap(([path, bytes]) => {
			let [whole, version = "", , direction] = NAME$3.exec(path) ?? [];
			return whole === void 0 ? [] : [{
				path,
				version: BigInt(version),
				value: {
					direction,
					bytes
				}
			}];
		}), strangers = files.filter(([path]) => isSql(path) && !NAME$3.test(path)), ups = inOrderOfNumbers(named.filter(({ value }) => value.direction === "up")), downs = inOrderOfNumbers(named.filter(({ value }) => value.direction === "down")), undoes = new Set(ups.files.map(({ version }) => version)), lost = downs.files.filter(({ version }) => !undoes.has(version)), byVersion = new Map(downs.files.toReversed().map((one) => [one.version, one]));
		return collect(ups.files.map(({ path, version, value }) => {
			let down = byVersion.get(version), pair = [{
				path,
				bytes: value.bytes
			}, ...down === void 0 ? [] : [{
				path: down.path,
				bytes: down.value.bytes
			}]], broken = pair.find(({ bytes }) => textOf(bytes) === void 0);
			if (broken !== void 0) return notUtf8(broken.path, path);
			let [apply, rollback] = pair.map((one) => scriptOf$1(one.path, one.bytes));
			if (apply === void 0) return notUtf8(path);
			let remedy = `add ${path.replace(/\.up\.([^.]*)$/, ".down.$1")}`;
			return {
				key: String(version),
				apply,
				...rollback !== void 0 && { rollback },
				remedy
			};
		}), [
			...strangers.map(([path]) => unknownFile(path, "N_name.up.sql or N_name.down.sql")),
			...lost.map(({ path }) => unknownFile(path, "after the change that it undoes")),
			...ups.problems,
			...downs.problems
		]);
	}
};
function scriptOf$1(path, bytes) {
	let script = Buffer.from(textOf(bytes) ?? "");
	return {
		path,
		script,
		queries: asOneQuery(script),
		transaction: "none"
	};
}
// src/rehearsal/tools/goose.ts
const MARK$3 = /^--.*\+goose/, goose = {
	recognises: (folder) => [...folder.values()].some((bytes) => (textOf(bytes) ?? "").split("\n").some((line) => MARK$3.test(line))),
	late: "refuses",
	read: (folder) => {
		let files = [...folder].filter(([path]) => !path.includes("/") && (isSql(path) || path.endsWith(".go")) && !path.endsWith("_test.go")), named = files.flatMap(([path, bytes]) => {
			let version = /^0*([1-9]\d*)_.*\.(?:sql|go)$/s.exec(path)?.[1];
			return version === void 0 ? [] : [{
				path,
				version: BigInt(version),
				value: bytes
			}];
		}), known = new Set(named.map(({ path }) => path)), strangers = files.filter(([path]) => isSql(path) && !known.has(path)), sorted = inOrderOfNumbers(named);
		return collect(sorted.files.map(({ path, version, value }) => migrationOf$2(path, String(version), value)), [...strangers.map(([path]) => unknownFile(path, "N_name.sql")), ...sorted.problems]);
	}
};
function migrationOf$2(path, key, bytes) {
	if (path.endsWith(".go")) return {
		code: "migration-unsupported",
		path,
		reason: "it is a program in Go: rehearse the SQL that it sends, with --apply and --rollback"
	};
	let text = textOf(bytes);
	if (text === void 0) return notUtf8(path);
	let parsed = parse(text.split("\n"));
	if ("problem" in parsed) return {
		code: "migration-unsupported",
		path,
		line: parsed.line,
		reason: parsed.problem
	};
	let { isSingle, halves } = parsed, script = (half) => ({
		path,
		script: onlyLines(text.split("\n"), half.from, half.to),
		queries: half.queries,
		transaction: isSingle ? "single" : "none"
	}), [up, down] = halves;
	return {
		key,
		apply: script(up),
		...down !== void 0 && { rollback: script(down) },
		remedy: "add a line \"-- +goose Down\" with the statements that undo it"
	};
}
function parse(lines) {
	let halves = [], isSingle = !0, isWhole = !1, held = [], start = 0, cut = () => {
		let text = held.join("\n");
		text.trim() !== "" && halves.at(-1)?.queries.push({
			text,
			line: start + 1
		}), held = [];
	};
	for (let [at, line] of lines.entries()) {
		let command = commandOf(line), failed = (problem) => ({
			problem,
			line: at + 1
		});
		if (command === void 0) {
			if (held.length === 0 && (line.trim().startsWith("--") || line.trim() === "")) continue;
			if (halves.length === 0) return failed("there is a statement above \"-- +goose Up\": put it below");
			held.length === 0 && (start = at), held.push(line), !isWhole && endsStatement(line) && cut();
		} else if (command === "up" && halves.length === 0) halves.push({
			from: at + 1,
			queries: []
		});
		else if (command === "down" && halves.length === 1 && !isWhole) {
			if (held.length > 0) return {
				problem: UNFINISHED,
				line: start + 1
			};
			halves.push({
				from: at + 1,
				queries: []
			});
		} else if (command === "statementbegin" && halves.length > 0 && !isWhole) isWhole = !0;
		else if (command === "statementend" && isWhole) isWhole = !1, cut();
		else if (command === "no transaction") isSingle = !1;
		else if (command === "envsub on") return failed("it takes variables of the environment: rehearse the SQL with their values, with --apply and --rollback");
		else if (command !== "envsub off") return failed("goose does not take this marker here: correct it");
	}
	if (isWhole) return {
		problem: "a \"-- +goose StatementEnd\" is missing: add it",
		line: start + 1
	};
	if (held.join("").trim() !== "") return {
		problem: UNFINISHED,
		line: start + 1
	};
	let [up, down] = halves;
	if (up === void 0) return {
		problem: "it has no line \"-- +goose Up\": add it",
		line: 1
	};
	let whole = ({ from, queries }, to) => ({
		from,
		to,
		queries
	}), end = down === void 0 ? lines.length : down.from - 1;
	return {
		isSingle,
		halves: down === void 0 ? [whole(up, end)] : [whole(up, end), whole(down, lines.length)]
	};
}
const UNFINISHED = "goose finds no \";\" at the end of a line that ends this statement: add it";
function commandOf(line) {
	if (line.trim().startsWith("--") && line.includes("+goose")) return /^\s/.test(line) ? "indented" : line.replaceAll("--", "").replace("+goose", "").trim().toLowerCase();
}
function endsStatement(line) {
	let words = line.split(/\s+/).filter(Boolean), comment = words.findIndex((word) => word.startsWith("--"));
	return (comment < 0 ? words : words.slice(0, comment)).at(-1)?.endsWith(";") === !0;
}
// src/rehearsal/tools/liquibase.ts
const HEAD = /^\s*--\s*liquibase\s+formatted\s+sql/i, CHANGESET = /^\s*--\s*changeset\s+("[^"]+"|[^:\s][^:]*):\s*("[^"]+"|\S+)(.*)$/i, ROLLBACK = /^\s*--\s*rollback\b\s?(.*)$/i, ROLLBACK_BLOCK = /^\s*\/\*\s*liquibase\s+rollback\s*$/i, UNSUPPORTED = /^\s*--\s*(preconditions?|property|ignoreLines|precondition-sql-check)\b/i, KNOWN = /^(?:runInTransaction|splitStatements|stripComments|dbms|failOnError|runOnChange|logicalFilePath|created)$/i, [OTHER, OTHER_TEXT] = [/\.(?:xml|ya?ml|json)$/i, /databaseChangeLog/i], CHANGELOG = /changelog.*\.(?:xml|ya?ml|json)$/i, liquibase = {
	recognises: (folder) => [...folder.values()].some((bytes) => HEAD.test(textOf(bytes)?.split("\n")[0] ?? "")),
	late: "runs",
	read: (folder, database) => {
		let paths = [...folder.keys()].toSorted(byName), parts = paths.flatMap((path) => isSql(path) ? changesetsOf(path, folder.get(path) ?? /* @__PURE__ */ new Uint8Array(), database) : []), lists = paths.filter((path) => CHANGELOG.test(path) || OTHER.test(path) && OTHER_TEXT.test(Buffer.from(folder.get(path) ?? "").toString("latin1"))).map((path) => ({
			code: "migration-unsupported",
			path,
			reason: LIST
		})), seen = /* @__PURE__ */ new Set(), twice = parts.flatMap((part) => {
			if (!("key" in part)) return [];
			if (!seen.has(part.key)) seen.add(part.key);
			else return [{
				code: "migration-number-twice",
				path: part.apply.path,
				reason: `${part.key} is in it twice: give one another id`
			}];
			return [];
		});
		return collect(parts, [...lists, ...twice]);
	}
}, LIST = "this changelog decides on files and their order: name a folder with the SQL files alone, or rehearse the output of \"liquibase update-sql\" with --apply and --rollback";
function changesetsOf(path, bytes, database) {
	let text = textOf(bytes);
	if (text === void 0) return [notUtf8(path)];
	let lines = text.split("\n").map((line) => line.replace(/\r$/, ""));
	if (!HEAD.test(lines[0] ?? "")) return [unknownFile(path, "with the first line \"--liquibase formatted sql\"")];
	let found = [], isBlock = !1;
	for (let [at, line] of lines.entries()) {
		let [, author = "", id = "", rest = ""] = CHANGESET.exec(line) ?? [], problem = (reason) => [{
			code: "migration-unsupported",
			path,
			line: at + 1,
			reason
		}], current = found.at(-1);
		if (author !== "") {
			found.push({
				key: `${path}::${bare(id)}::${bare(author)}`,
				attributes: attributesOf(rest),
				line: at + 1,
				apply: [],
				rollback: [],
				hasRollback: !1
			});
			continue;
		}
		if (UNSUPPORTED.test(line)) return problem("Liquibase decides at run time what this means: rehearse the output of \"liquibase update-sql\" with --apply and --rollback");
		if (current === void 0) {
			if (at > 0 && line.trim() !== "" && !line.trim().startsWith("--")) return problem("it is above the first changeset, so it is never run: put it below");
			continue;
		}
		let [isRollback, undo = ""] = ROLLBACK.exec(line) ?? [];
		if (isBlock && /^\s*\*\/\s*$/.test(line)) isBlock = !1;
		else if (isBlock) current.rollback.push({
			text: line,
			line: at + 1
		});
		else if (ROLLBACK_BLOCK.test(line)) isBlock = !0, current.hasRollback = !0;
		else if (isRollback !== void 0) {
			if (/^changeset(?:Id|Path|Author)?\b/i.test(undo)) return problem("it refers to another changeset: write the statements here");
			current.hasRollback = !0, current.rollback.push({
				text: /^(?:empty|not required)\s*$/i.test(undo) ? "" : undo,
				line: at + 1
			});
		} else current.apply.push({
			text: line,
			line: at + 1
		});
	}
	return found.flatMap((one) => migrationOf$1(path, one, database));
}
function bare(name) {
	return name.trim().replace(/^"(.*)"$/, "$1");
}
function attributesOf(text) {
	return new Map([...text.matchAll(/\b(\w+):\s*("[^"]*"|\S+)/g)].map(([, name = "", value = ""]) => [name.toLowerCase(), bare(value)]));
}
function migrationOf$1(path, changeset, database) {
	let { key, attributes, line, hasRollback } = changeset, problem = (reason) => [{
		code: "migration-unsupported",
		path,
		line,
		reason
	}];
	if (!isFor(attributes.get("dbms"), database)) return [];
	let strange = [...attributes.keys()].find((name) => !KNOWN.test(name));
	if (strange !== void 0) return problem(`its attribute ${strange} is decided at run time: rehearse the output of "liquibase update-sql" with --apply and --rollback`);
	let apply = textOfLines(changeset.apply);
	if (attributes.get("splitstatements") !== "false" && tokensOf(apply).some(({ kind, text }) => kind === "string" && /;[ \t\r]*(?:\n|$)/.test(text))) return problem("Liquibase cuts a body at each \";\": add splitStatements:false");
	let transaction = attributes.get("runintransaction") === "false" ? "none" : "single", scriptOf = (lines) => ({
		path,
		script: Buffer.from(textOfLines(lines)),
		origins: lines.map((one) => ({
			path,
			line: one.line
		})),
		transaction
	});
	return [{
		key,
		apply: scriptOf(changeset.apply),
		...hasRollback && { rollback: scriptOf(changeset.rollback) },
		remedy: "add lines \"--rollback …\" with the statements that undo it",
		...attributes.get("runonchange") === "true" && { isRepeatable: !0 }
	}];
}
function isFor(dbms, database) {
	if (dbms === void 0) return !0;
	let names = dbms.toLowerCase().split(",").map((name) => name.trim());
	return names.includes(`!${database}`) || names.includes("none") ? !1 : names.includes(database) || names.includes("all") || names.every((name) => name.startsWith("!"));
}
function textOfLines(lines) {
	return lines.map(({ text }) => text).join("\n");
}
// src/rehearsal/tools/node-pg-migrate.ts
const UP = /^\s*--[\s-]*up\s+migration/i, DOWN = /^\s*--[\s-]*down\s+migration/i, PAIR = /^(.*)\.(up|down)\.sql$/, nodePgMigrate = {
	recognises: (folder) => [...folder.values()].some((bytes) => (textOf(bytes) ?? "").split("\n").some((line) => UP.test(line) || DOWN.test(line))),
	late: "refuses",
	read: (folder) => collect([...folder].filter(([path]) => !path.includes("/") && !path.startsWith(".")).map(([path, bytes]) => ({
		path,
		bytes,
		number: numberOf(path)
	})).toSorted(compare$2).flatMap(({ path, bytes, number }) => {
		if (number === void 0) return [unknownFile(path, "TIMESTAMP_name.sql")];
		if (!path.endsWith(".sql")) return [{
			code: "migration-unsupported",
			path,
			reason: "it is a program: rehearse the SQL that it sends, with --apply and --rollback"
		}];
		let [, stem, half] = PAIR.exec(path) ?? [];
		if (half === "down") return folder.has(`${stem}.up.sql`) ? [] : [unknownFile(path, "after the change that it undoes")];
		let text = textOf(bytes);
		return text === void 0 ? [notUtf8(path)] : half === "up" ? [pairOf(`${stem}`, path, text, folder.get(`${stem}.down.sql`))] : [dividedOf(path, text)];
	}))
};
function numberOf(path) {
	let digits = /^\d+/.exec(path)?.[0];
	if (digits?.length !== 17) return digits === void 0 ? void 0 : Number(digits);
	let [, date = "", time = ""] = /^(\d{8})(\d{9})/.exec(digits) ?? [], iso = `${date.replace(/(....)(..)(..)/, "$1-$2-$3")}T${time.replace(/(..)(..)(..)(...)/, "$1:$2:$3.$4")}Z`;
	return new Date(iso).valueOf();
}
function compare$2(a, b) {
	return (a.number ?? 0) - (b.number ?? 0) || a.path.localeCompare(b.path, void 0, {
		usage: "sort",
		numeric: !0,
		sensitivity: "variant",
		ignorePunctuation: !0
	});
}
function pairOf(stem, path, text, down) {
	let other = down === void 0 ? void 0 : textOf(down);
	if (down !== void 0 && other === void 0) return notUtf8(`${stem}.down.sql`, path);
	let rollback = other === void 0 ? void 0 : scriptOf(`${stem}.down.sql`, Buffer.from(other));
	return {
		key: stem,
		apply: scriptOf(path, Buffer.from(text)),
		...rollback !== void 0 && { rollback },
		remedy: `add ${stem}.down.sql`
	};
}
function dividedOf(path, text) {
	let lines = text.split("\n"), up = lines.findIndex((line) => UP.test(line)), down = lines.findIndex((line) => DOWN.test(line)), half = (from, other) => scriptOf(path, onlyLines(lines, Math.max(0, from), other > from ? other : lines.length)), apply = half(up, down);
	return {
		key: path.replace(/\.sql$/, ""),
		apply,
		...down >= 0 && { rollback: half(down, up) },
		remedy: "add a line \"-- Down Migration\" with the statements that undo it"
	};
}
function scriptOf(path, script) {
	return {
		path,
		script,
		queries: asOneQuery(script),
		transaction: "single"
	};
}
// src/rehearsal/tools/programs.ts
function asCommands(folder, isOwn, commands) {
	let paths = [...folder.keys()].filter(isOwn), problem = {
		code: "migration-unsupported",
		reason: `these migrations are programs: let the tool run them, with ${commands}`,
		isOnce: !0
	};
	return {
		migrations: [],
		problems: paths.length === 0 ? [problem] : paths.map((path) => ({
			...problem,
			path
		}))
	};
}
const PROGRAM = /^[^/]+\.(?:[cm]?[jt]s)$/, knex = {
	recognises: (folder) => [...folder].some(([path, bytes]) => PROGRAM.test(path) && /\bexports?\b[^\n]*\bup\b/.test(textOf(bytes) ?? "")),
	late: "refuses",
	read: (folder) => asCommands(folder, (path) => PROGRAM.test(path), "--apply-run 'npx knex migrate:latest' --rollback-run 'npx knex migrate:rollback'")
}, DUMP = {
	code: "migration-unsupported",
	path: "structure.sql",
	reason: "structure.sql is a dump of the schema, not a change: name it with --dump, and the SQL of the change with --apply"
}, rails = {
	recognises: (folder) => folder.has("structure.sql") || [...folder.keys()].some((path) => /^\d{14}_\w+\.rb$/.test(path)),
	late: "runs",
	read: (folder) => {
		let programs = [...folder.keys()].some((path) => path.endsWith(".rb")), isDump = folder.has("structure.sql"), { problems } = asCommands(folder, (path) => path.endsWith(".rb"), "--apply-run 'bin/rails db:migrate' --rollback-run 'bin/rails db:rollback'");
		return {
			migrations: [],
			problems: [...isDump ? [DUMP] : [], ...isDump && !programs ? [] : problems]
		};
	}
}, BYTE = {
	tab: 9,
	lineFeed: 10,
	formFeed: 12,
	carriageReturn: 13,
	space: 32,
	doubleQuote: 34,
	dollar: 36,
	quote: 39,
	open: 40,
	close: 41,
	star: 42,
	dash: 45,
	dot: 46,
	slash: 47,
	semicolon: 59,
	backslash: 92,
	underscore: 95
};
function isSpace(c) {
	return c === BYTE.space || c >= BYTE.tab && c <= BYTE.carriageReturn;
}
function isLineEnd(c) {
	return c === BYTE.lineFeed || c === BYTE.carriageReturn;
}
function isDigit(c) {
	return c >= 48 && c <= 57;
}
function isLetter(c) {
	return c >= 97 && c <= 122 || c >= 65 && c <= 90 || c === BYTE.underscore || c >= 128;
}
const END = /^\\\.\r?$/;
async function* copyData(feed, firstLine) {
	let held = node_buffer.Buffer.from("\n"), dropped = 1;
	for (; await feed.more();) {
		let { chunk, at } = feed, bytes = node_buffer.Buffer.concat([held, chunk.subarray(at)]), end = endOfData(bytes);
		if (end !== void 0) {
			feed.moveTo(at + end.next - held.length), end.data > dropped && (yield bytes.subarray(dropped, end.data));
			return;
		}
		feed.moveTo(chunk.length);
		let keep = keptFrom(bytes);
		keep > dropped && (yield bytes.subarray(dropped, keep)), dropped = Math.max(0, dropped - keep), held = node_buffer.Buffer.from(bytes.subarray(keep));
	}
	if (held[0] === BYTE.lineFeed && END.test(node_buffer.Buffer.from(held).toString("latin1").slice(1))) dropped === 0 && (yield held.subarray(0, 1));
	else throw new Refused("copy-unterminated", "the rows of this COPY do not end: the text was cut", firstLine);
}
function endOfData(bytes) {
	for (let from = bytes.indexOf("\n\\."); from >= 0; from = bytes.indexOf("\n\\.", from + 1)) {
		let next = bytes[from + 3] === BYTE.carriageReturn ? from + 4 : from + 3;
		if (bytes[next] === BYTE.lineFeed) return {
			data: from + 1,
			next: next + 1
		};
	}
}
function keptFrom(bytes) {
	let from = bytes.lastIndexOf(BYTE.lineFeed);
	return from >= 0 && bytes.length - from <= 4 && "\n\\.\r".startsWith(bytes.toString("latin1", from)) ? from : bytes.length;
}
var Feed = class {
	#source;
	#chunk = /* @__PURE__ */ new Uint8Array();
	#at = 0;
	#line = 1;
	#before = 0;
	#counted = 0;
	#over = !1;
	constructor(source) {
		this.#source = source[Symbol.asyncIterator]();
	}
	get chunk() {
		return this.#chunk;
	}
	get at() {
		return this.#at;
	}
	get offset() {
		return this.#before + this.#at;
	}
	moveTo(at) {
		this.#at = at;
	}
	lineOf(index) {
		for (let next = this.#chunk.indexOf(BYTE.lineFeed, this.#counted); next >= 0 && next < index; next = this.#chunk.indexOf(BYTE.lineFeed, next + 1)) this.#line++, this.#counted = next + 1;
		return this.#line;
	}
	async more() {
		for (; this.#at >= this.#chunk.length;) {
			if (this.#over) return !1;
			this.lineOf(this.#chunk.length);
			let { value, done } = await this.#source.next();
			if (done === !0) return this.#over = !0, !1;
			this.#before += this.#chunk.length, this.#chunk = value, this.#at = 0, this.#counted = 0;
		}
		return !0;
	}
	async close() {
		await this.#source.return?.();
	}
}, SqlScanner = class {
	#state = "plain";
	#word = [];
	#tag = [];
	#matched = 0;
	#depth = 0;
	#lastInComment = 0;
	#gap = "none";
	#parens = 0;
	#begins = 0;
	#head = "";
	#lastWord = "";
	#words = [];
	#copiesIn = !1;
	#started = !1;
	get started() {
		return this.#started;
	}
	get words() {
		return this.#words;
	}
	get copiesIn() {
		return this.#copiesIn;
	}
	get mayEnd() {
		return this.#parens > 0 || this.#begins > 0 ? !1 : ![
			"quote",
			"escape-quote",
			"escaped",
			"identifier",
			"dollar-body",
			"block-comment"
		].includes(this.#state);
	}
	get isPlain() {
		return [
			"plain",
			"word",
			"number",
			"dash",
			"slash"
		].includes(this.#state);
	}
	skip(bytes, from) {
		let wanted = this.#awaited();
		if (wanted === void 0) return from;
		let found = bytes.indexOf(wanted, from);
		return found < 0 ? bytes.length : found;
	}
	#awaited() {
		return this.#state === "quote" ? BYTE.quote : this.#state === "identifier" ? BYTE.doubleQuote : this.#state === "dollar-body" && this.#matched === 0 ? BYTE.dollar : void 0;
	}
	take(c) {
		switch (this.#state) {
			case "plain": return this.#plain(c);
			case "word": return this.#inWord(c);
			case "number": return isDigit(c) || c === BYTE.dot ? "nothing" : this.#again(c);
			case "dollar-tag": return this.#dollarTag(c);
			case "dash":
			case "slash":
			case "after-escape-dash": return this.#second(c);
			case "after-escape-quote": return this.#afterEscapeQuote(c);
			default: return this.#inside(c), "nothing";
		}
	}
	finish() {
		this.#state === "word" && this.#endWord(), (this.#state === "dash" || this.#state === "slash") && (this.#started = !0);
	}
	#again(c) {
		return this.#state = "plain", this.#plain(c);
	}
	#plain(c) {
		return isSpace(c) ? "nothing" : c === BYTE.dash || c === BYTE.slash ? (this.#state = c === BYTE.dash ? "dash" : "slash", "nothing") : c === BYTE.backslash ? "backslash" : c === BYTE.semicolon && this.#parens === 0 && this.#begins === 0 ? "end" : (this.#started = !0, isLetter(c) ? (this.#state = "word", this.#word = [c], "nothing") : (this.#lastWord = "", c === BYTE.quote ? this.#state = "quote" : c === BYTE.doubleQuote ? this.#state = "identifier" : c === BYTE.dollar ? (this.#state = "dollar-tag", this.#tag = [c]) : isDigit(c) ? this.#state = "number" : c === BYTE.open ? this.#parens++ : c === BYTE.close && this.#parens > 0 && this.#parens--, "nothing"));
	}
	#inWord(c) {
		if (isLetter(c) || isDigit(c) || c === BYTE.dollar) return this.#word.push(c), this.#word.length > 24 && (this.#word.length = 24), "nothing";
		let [first = 0] = this.#word;
		return c === BYTE.quote && this.#word.length === 1 && (first | 32) == 101 ? (this.#state = "escape-quote", this.#lastWord = "", "nothing") : (this.#endWord(), this.#again(c));
	}
	#endWord() {
		let word = String.fromCharCode(...this.#word).toLowerCase(), known = /^(?:create|function|procedure|or|replace)$/.test(word);
		this.#head.length < 4 && (this.#head += known ? word.charAt(0) : "."), this.#words.length < 8 && this.#words.push(word), this.#parens === 0 && /^c(?:or)?[fp]/.test(this.#head) && (word === "begin" || word === "case" && this.#begins > 0 ? this.#begins++ : word === "end" && this.#begins > 0 && this.#begins--), word === "stdin" && this.#lastWord === "from" && this.#parens === 0 && this.#words[0] === "copy" && (this.#copiesIn = !0), this.#lastWord = word;
	}
	#dollarTag(c) {
		let isFirst = this.#tag.length === 1;
		return c === BYTE.dollar ? (this.#tag.push(c), this.#matched = 0, this.#state = "dollar-body", "nothing") : isLetter(c) || isDigit(c) && !isFirst ? (this.#tag.push(c), "nothing") : isFirst ? (this.#state = isDigit(c) ? "number" : "plain", isDigit(c) ? "nothing" : this.#plain(c)) : (this.#word = this.#tag.slice(1, 24), this.#state = "word", this.#inWord(c));
	}
	#second(c) {
		if (this.#state === "dash" && c === BYTE.dash) this.#state = "line-comment";
		else if (this.#state === "after-escape-dash" && c === BYTE.dash) this.#state = "after-escape-comment";
		else if (this.#state === "slash" && c === BYTE.star) this.#state = "block-comment", this.#depth = 1, this.#lastInComment = 0;
		else return this.#started = !0, this.#lastWord = "", this.#again(c);
		return "nothing";
	}
	#inside(c) {
		switch (this.#state) {
			case "quote":
				c === BYTE.quote && (this.#state = "plain");
				return;
			case "identifier":
				c === BYTE.doubleQuote && (this.#state = "plain");
				return;
			case "escape-quote":
				c === BYTE.backslash ? this.#state = "escaped" : c === BYTE.quote && (this.#state = "after-escape-quote", this.#gap = "none");
				return;
			case "escaped":
				this.#state = "escape-quote";
				return;
			case "line-comment":
				isLineEnd(c) && (this.#state = "plain");
				return;
			case "after-escape-comment":
				if (!isLineEnd(c)) return;
				this.#state = "after-escape-quote", this.#gap = "line";
				return;
			case "block-comment":
				this.#inComment(c);
				return;
			default: this.#inDollarBody(c);
		}
	}
	#inComment(c) {
		let last = this.#lastInComment;
		if (this.#lastInComment = c, c === BYTE.slash && last === BYTE.star) this.#depth--;
		else if (c === BYTE.star && last === BYTE.slash) this.#depth++;
		else return;
		this.#lastInComment = 0, this.#depth === 0 && (this.#state = "plain");
	}
	#inDollarBody(c) {
		c === this.#tag[this.#matched] ? this.#matched++ : this.#matched = +(c === BYTE.dollar), this.#matched === this.#tag.length && (this.#state = "plain");
	}
	#afterEscapeQuote(c) {
		return isSpace(c) ? (this.#gap = isLineEnd(c) || this.#gap === "line" ? "line" : "blank", "nothing") : c === BYTE.dash ? (this.#state = "after-escape-dash", "nothing") : c !== BYTE.quote || this.#gap === "blank" ? this.#again(c) : this.#gap === "line" ? "ambiguous" : (this.#state = "escape-quote", "nothing");
	}
};
// src/rehearsal/tools/psql-variables.ts
const NAME$2 = /^[A-Za-z0-9_\u0080-\uffff]+/;
var PsqlVariables = class {
	#values = /* @__PURE__ */ new Map();
	set(name, value) {
		this.#values.set(name, value);
	}
	unset(name) {
		this.#values.delete(name);
	}
	at(text, before) {
		if (!text.startsWith(":") || before.endsWith(":") || text.startsWith("::") || text.startsWith(":=")) return;
		let test = /^:\{\?([A-Za-z0-9_\u0080-\uffff]+)\}/.exec(text);
		if (test !== null) return {
			value: this.#values.has(test[1] ?? "") ? "TRUE" : "FALSE",
			length: test[0].length
		};
		let quoted = /^:(['"])([A-Za-z0-9_\u0080-\uffff]+)\1/.exec(text), name = quoted?.[2] ?? NAME$2.exec(text.slice(1))?.[0], value = name === void 0 ? void 0 : this.#values.get(name);
		if (name === void 0 || value === void 0) return;
		if (quoted === null) return {
			value,
			length: name.length + 1
		};
		let quote = quoted[1] ?? "'", escaped = value.replaceAll(quote, quote + quote);
		return {
			value: quote === "'" && escaped.includes("\\") ? ` E'${escaped.replaceAll("\\", "\\\\")}'` : quote + escaped + quote,
			length: quoted[0].length
		};
	}
	words(text) {
		let words = [], word;
		for (let rest = text; rest !== "";) {
			let variable = this.at(rest, ""), [string] = /^'(?:[^'\\]|''|\\.)*'/.exec(rest) ?? /^"(?:[^"]|"")*"/.exec(rest) ?? [];
			if (/^\s/.test(rest)) word !== void 0 && words.push(word), word = void 0, rest = rest.slice(1);
			else if (rest.startsWith("`") || rest.startsWith("\\")) return;
			else variable === void 0 ? string === void 0 ? (word = (word ?? "") + rest.charAt(0), rest = rest.slice(1)) : (word = (word ?? "") + unquoted(string), rest = rest.slice(string.length)) : (word = (word ?? "") + variable.value, rest = rest.slice(variable.length));
		}
		return word === void 0 ? words : [...words, word];
	}
};
const ESCAPES$1 = {
	n: "\n",
	t: "	",
	b: "\b",
	r: "\r",
	f: "\f"
};
function unquoted(string) {
	let inner = string.slice(1, -1);
	return string.startsWith("\"") ? string : inner.replace(/''|\\(.)/g, (whole, character) => whole === "''" || character === void 0 ? "'" : ESCAPES$1[character] ?? character);
}
// src/rehearsal/tools/psql.ts
const MAX_BYTES$1 = 67108864, MAX_INCLUDES = 1e4, MAX_VALUE = 1048576, PRINTS = /^(?:echo|qecho|warn|timing|pset|x|t|a)$/, BEHAVIOUR = /* @__PURE__ */ new Map([
	["ON_ERROR_STOP", /^(?:on|1|true|yes)?$/i],
	["AUTOCOMMIT", /^(?:on|1|true|yes)$/i],
	["ON_ERROR_ROLLBACK", /^(?:off|0|false|no)$/i],
	["SINGLELINE", /^(?:off|0|false|no)$/i],
	["SINGLESTEP", /^(?:off|0|false|no)$/i]
]);
function expandPsql(folder, path) {
	let text = textOf(folder.get(path) ?? /* @__PURE__ */ new Uint8Array());
	if (text === void 0) return {
		code: "migration-unsupported",
		path,
		reason: "it is not UTF-8: save it as UTF-8"
	};
	if (!/\\|:/.test(text)) return { script: Buffer.from(text) };
	let run = new Expansion(folder);
	try {
		run.file(path, 0);
	} catch (error) {
		if (error instanceof Unexpanded) return error.problem;
		throw error;
	}
	return {
		script: Buffer.from(run.text),
		origins: run.origins
	};
}
var Unexpanded = class extends Error {
	problem;
	constructor({ path, line }, reason) {
		super(reason), this.problem = {
			code: "migration-unsupported",
			path,
			line,
			reason
		};
	}
}, Expansion = class {
	#folder;
	#variables = new PsqlVariables();
	origins = [];
	#parts = [];
	#bytes = 0;
	#includes = 0;
	#lines = 0;
	#scanner = new SqlScanner();
	constructor(folder) {
		this.#folder = folder;
	}
	get text() {
		return this.#parts.join("");
	}
	file(path, depth) {
		let text = textOf(this.#folder.get(path) ?? /* @__PURE__ */ new Uint8Array());
		if (text === void 0) throw new Unexpanded({
			path,
			line: 1
		}, "it is not UTF-8: save it as UTF-8");
		let lines = text.split("\n"), branches = [], isData = !1;
		for (let [index, line] of lines.entries()) {
			let at = {
				path,
				line: index + 1
			}, isLast = index === lines.length - 1, isActive = branches.every((branch) => branch.isActive);
			isData ? (isActive && this.#emit(line, at, isLast), isData = !/^\\\.\r?$/.test(line)) : isData = this.#line(line, at, isLast, branches, depth);
		}
		if (branches.length > 0) throw new Unexpanded({
			path,
			line: lines.length
		}, "an \\if has no \\endif: add it");
		depth > 0 && this.#emit("", {
			path,
			line: lines.length
		}, !1);
	}
	#line(line, at, isLast, branches, depth) {
		let isActive = branches.every((branch) => branch.isActive), rest = line, out = "", copies = !1;
		for (; rest !== "";) {
			if (this.#scanner.isPlain && isActive) {
				let replaced = this.#variables.at(rest, out);
				if (replaced !== void 0) {
					this.#take(replaced.value), out += replaced.value, rest = rest.slice(replaced.length);
					continue;
				}
			}
			let character = String.fromCodePoint(rest.codePointAt(0) ?? 0), seen = this.#take(character);
			if (seen === "backslash") {
				if (this.#scanner.started && isActive) throw new Unexpanded(at, "a psql command is inside of a statement: put it between two");
				let kept = this.#command(rest, at, branches, depth);
				return this.#emit(out + kept, at, isLast), !1;
			}
			seen === "end" && (copies = this.#scanner.copiesIn, this.#scanner = new SqlScanner()), out += character, rest = rest.slice(character.length);
		}
		return this.#take("\n"), this.#emit(isActive ? out : "", at, isLast), copies;
	}
	#take(text) {
		let seen = "nothing";
		for (let byte of Buffer.from(text)) {
			let one = this.#scanner.take(byte);
			one !== "nothing" && (seen = one);
		}
		return seen;
	}
	#emit(text, at, isLast) {
		let whole = isLast ? text : `${text}\n`;
		if (this.#bytes += whole.length, this.#bytes > MAX_BYTES$1) throw new Unexpanded(at, `with what it includes, it has more than ${MAX_BYTES$1} bytes: shorten it`);
		this.#parts.push(whole), this.origins[this.#lines] ??= at;
		for (let _ of whole.matchAll(/\n/g)) this.origins[++this.#lines] = at;
		whole.endsWith("\n") && (this.origins.length = this.#lines);
	}
	#command(text, at, branches, depth) {
		let [whole, name = ""] = /^\\([A-Za-z_]+)/.exec(text) ?? [text], rest = text.slice(whole.length).replace(/\r$/, "");
		return /^(?:if|elif|else|endif)$/.test(name) ? (this.#condition(name, rest, at, branches), "") : branches.every((branch) => branch.isActive) ? name === "set" ? this.#set(this.#words(rest, at), at) : name === "unset" ? this.#unset(this.#words(rest, at), at) : /^(?:i|ir|include|include_relative)$/.test(name) ? (this.#include(this.#words(rest, at), name.includes("r") ? node_path.posix.dirname(at.path) : ".", at, depth), "") : PRINTS.test(name) ? "" : text : "";
	}
	#set([name, ...values], at) {
		if (name === void 0) return "";
		let value = values.join("");
		if (value.length > MAX_VALUE) throw new Unexpanded(at, `this value has more than ${MAX_VALUE} characters: shorten it`);
		if (BEHAVIOUR.get(name)?.test(value) === !1) throw new Unexpanded(at, `psql would work otherwise with ${name} set so: remove it`);
		return this.#variables.set(name, value), "";
	}
	#unset([name = ""], at) {
		if (BEHAVIOUR.has(name)) throw new Unexpanded(at, `psql would work otherwise without ${name}: remove it`);
		return this.#variables.unset(name), "";
	}
	#include([file, ...more], from, at, depth) {
		if (file === void 0 || more.length > 0) throw new Unexpanded(at, "an included file needs one name: correct it");
		let path = node_path.posix.normalize(node_path.posix.join(from, file));
		if (node_path.posix.isAbsolute(file) || path.startsWith("../") || file.includes("\\")) throw new Unexpanded(at, "this file is outside of the folder: put it inside");
		if (!this.#folder.has(path)) throw new Unexpanded(at, "the folder has no such file: add it");
		if (depth >= 16) throw new Unexpanded(at, "files include each other more than 16 times: include it once");
		if (++this.#includes > MAX_INCLUDES) throw new Unexpanded(at, `more than ${MAX_INCLUDES} files are included: include each once`);
		this.file(path, depth + 1);
	}
	#condition(name, text, at, branches) {
		let branch = branches.at(-1);
		if (name === "if") {
			let isReached = branches.every((one) => one.isActive), isActive = isReached && this.#truth(text, at);
			branches.push({
				isActive,
				wasTaken: isActive,
				isReached,
				hadElse: !1
			});
		} else {
			if (branch === void 0 || branch.hadElse && name !== "endif") throw new Unexpanded(at, `there is no \\if for this \\${name}: remove it`);
			name === "endif" ? branches.pop() : (branch.isActive = branch.isReached && !branch.wasTaken && (name === "else" || this.#truth(text, at)), branch.wasTaken ||= branch.isActive, branch.hadElse = name === "else");
		}
	}
	#truth(text, at) {
		let value = this.#words(text, at).join(" ").toLowerCase();
		if (/^(?:true|tru|tr|t|yes|ye|y|on|1)$/.test(value)) return !0;
		if (/^(?:false|fals|fal|fa|f|no|n|off|of|0)$/.test(value)) return !1;
		throw new Unexpanded(at, "this condition is neither true nor false: correct it");
	}
	#words(text, at) {
		let words = this.#variables.words(text);
		if (words === void 0) throw new Unexpanded(at, "this starts a program, or a second command on one line: remove it");
		return words;
	}
};
// src/rehearsal/tools/sqitch.ts
const PLAN = "sqitch.plan", CHANGE = /^\s*(?:[+-]\s*)?([^\s@#%:[\]]\S*)\s/, TAG = /^\s*@(\S+)\s/, sqitch = {
	recognises: (folder) => folder.has(PLAN),
	late: "refuses",
	read: (folder) => {
		let plan = textOf(folder.get(PLAN) ?? /* @__PURE__ */ new Uint8Array());
		return plan === void 0 || !folder.has(PLAN) ? collect([{
			code: "migration-unknown-file",
			path: PLAN,
			reason: "there is no plan in UTF-8: name the folder that has it"
		}]) : collect(changesIn(plan).map((change) => migrationOf(folder, change)));
	}
};
function changesIn(plan) {
	let lines = plan.split(/\r?\n/).map((line) => ({
		tag: TAG.exec(line)?.[1],
		change: line.trim().startsWith("%") ? void 0 : CHANGE.exec(`${line} `)?.[1]
	})), counts = /* @__PURE__ */ new Map(), keyed = lines.map(({ change }) => {
		let count = counts.get(change ?? "") ?? 0;
		return counts.set(change ?? "", count + 1), count === 0 ? change ?? "" : `${change} (${count + 1})`;
	}), again = /* @__PURE__ */ new Map(), [tag, tagged] = ["", lines.length], files = lines.map(({ change, tag: own }, at) => ({
		change,
		own,
		at
	})).toReversed().map(({ change, own, at }) => {
		if (own !== void 0 && ([tag, tagged] = [own, at]), change === void 0) return "";
		let later = again.get(change) ?? -1;
		return again.set(change, at), later > tagged ? `${change}@${tag}` : change;
	}).toReversed();
	return lines.flatMap(({ change }, at) => change === void 0 ? [] : [{
		key: keyed[at] ?? "",
		file: files[at] ?? ""
	}]);
}
function migrationOf(folder, { key, file }) {
	let scriptOf = (kind) => {
		let path = `${kind}/${file}.sql`;
		if (!folder.has(path)) return;
		let expanded = expandPsql(folder, path);
		return "code" in expanded ? {
			...expanded,
			leftOut: `deploy/${file}.sql`
		} : {
			path,
			...expanded,
			transaction: "none"
		};
	}, [apply, rollback] = [scriptOf("deploy"), scriptOf("revert")];
	return apply === void 0 ? {
		code: "migration-unknown-file",
		path: PLAN,
		reason: `there is no deploy/${file}.sql, which the plan names: add it`
	} : "code" in apply ? apply : rollback !== void 0 && "code" in rollback ? rollback : {
		key,
		apply,
		...rollback !== void 0 && { rollback },
		remedy: `add revert/${file}.sql`
	};
}
// src/rehearsal/tools/tools.ts
const TOOL_NAMES = [
	"flyway",
	"golang-migrate",
	"goose",
	"dbmate",
	"sqitch",
	"node-pg-migrate",
	"liquibase",
	"knex",
	"rails"
], TOOLS = {
	flyway,
	"golang-migrate": golangMigrate,
	goose,
	dbmate,
	sqitch,
	"node-pg-migrate": nodePgMigrate,
	liquibase,
	knex,
	rails
};
function candidates(folder) {
	return TOOL_NAMES.filter((name) => TOOLS[name].recognises(folder));
}
// src/rehearsal/migration-input.ts
function readMigrations(tool, folder, place, before, database) {
	let { migrations, problems } = newMigrations(TOOLS[tool], folder, before, database), named = (path) => node_path.posix.join(place, path), digests = /* @__PURE__ */ new Map(), file = (script) => {
		let content = folder.get(script.path) ?? before?.get(script.path) ?? /* @__PURE__ */ new Uint8Array(), sha256 = digests.get(content) ?? require_hashing.digestOf("sha256", content);
		return digests.set(content, sha256), {
			...script,
			path: named(script.path),
			sha256,
			bytes: content.length,
			content,
			...script.origins !== void 0 && { origins: script.origins.map(({ path, line }) => ({
				path: named(path),
				line
			})) }
		};
	};
	return {
		migrations: migrations.map(({ key, apply, rollback }) => ({
			key,
			apply: file(apply),
			rollback: file(rollback)
		})),
		drifted: problems.map(({ path, leftOut: _, isOnce: __, ...problem }) => ({
			...problem,
			...path !== void 0 && { path: named(path) }
		}))
	};
}
function readFolder(path) {
	if (!require_hashing.isFolder(path)) throw new require_gate.UsageError(`there is no folder ${JSON.stringify(path)} with migrations`);
	let root = require_hashing.realPath(path), files = /* @__PURE__ */ new Map(), left = 268435456, unlisted = (folder) => {
		throw new require_gate.UsageError(`the folder ${JSON.stringify(folder)} cannot be listed`);
	};
	for (let entry of require_hashing.walk(root, unlisted)) {
		if (!entry.isFile) throw new require_gate.UsageError(`${JSON.stringify(entry.path)} is not a regular file: put the file itself into the folder`);
		try {
			let bytes = require_hashing.readInside(root, entry.path, left);
			left -= bytes.length, files.set(entry.path, bytes);
		} catch (error) {
			throw new require_gate.UsageError(`${JSON.stringify(entry.path)} cannot be read: ${require_hashing.errorMessage(error)}`);
		}
	}
	return {
		root,
		files
	};
}
// src/commands/rehearse-migrations.ts
async function rehearseMigrations(options, queries, cwd, progress) {
	return await rehearseInput(readDirectInput({
		...await requestOf$2(options, cwd),
		...queries
	}), progress);
}
async function requestOf$2(options, cwd) {
	let { dump, migrations: place, since, engine } = options;
	for (let name of ["apply", "rollback"]) if (options[name] !== "") throw new require_gate.UsageError(`give "migrations" or "${name}", not both: the folder has the scripts`);
	for (let name of ["apply-run", "rollback-run"]) if (options[name].length > 0) throw new require_gate.UsageError(`give "migrations" or "${name}", not both`);
	if (options.transaction !== "auto") throw new require_gate.UsageError("give \"migrations\" or \"transaction\", not both: the tool decides it");
	if (dump === "") throw new require_gate.UsageError("a rehearsal of a folder needs \"dump\"", "seal-gate rehearse --dump clone.sql --migrations db/migrations");
	let path = (0, node_path.resolve)(cwd, place);
	if (require_hashing.isReachable(path) && require_hashing.escapesFolder(cwd, path)) throw new require_gate.UsageError(`"migrations": a link leads out of ${JSON.stringify(place)}`);
	let { root, files } = readFolder(path), before = since === "" ? void 0 : asCheckedOut(await folderSince(root, since), files), { migrations, drifted } = readMigrations(toolOf(options.tool, files, place), files, require_hashing.relativePath(path, cwd), before, databaseOf({
		engine,
		dump: (0, node_path.resolve)(cwd, dump)
	})), isEmpty = migrations.length === 0 && drifted.length === 0;
	return {
		root: cwd,
		dump: (0, node_path.resolve)(cwd, dump),
		...options.database !== "" && { database: options.database },
		migrations,
		drifted,
		...isEmpty && before !== void 0 && { nothingNew: `there is no new migration in ${place} since ${since}` },
		...engine !== "auto" && { engine },
		...options.expectations !== "" && { expectations: options.expectations },
		...options.policy !== "" && { policy: options.policy },
		...options["pg-bin"] !== "" && { pgBin: (0, node_path.resolve)(cwd, options["pg-bin"]) },
		...options["run-as"] !== "" && { runAs: options["run-as"] },
		...options.out !== "" && { out: (0, node_path.resolve)(cwd, options.out) }
	};
}
async function folderSince(root, since) {
	try {
		return (await require_git.readFolderAt(root, since)).files;
	} catch (error) {
		let remedy = error instanceof require_commit_seals.NoSuchCommit ? "; fetch it first (actions/checkout: fetch-depth: 0)" : "";
		throw new require_gate.UsageError(`since ${JSON.stringify(since)}: ${require_hashing.errorMessage(error)}${remedy}`);
	}
}
function asCheckedOut(before, now) {
	let lf = (bytes) => Buffer.from(bytes).toString("latin1").replaceAll("\r\n", "\n");
	return new Map([...before].map(([path, bytes]) => {
		let own = now.get(path);
		return [path, own !== void 0 && own.length > bytes.length && lf(own) === Buffer.from(bytes).toString("latin1") ? own : bytes];
	}));
}
function toolOf(named, files, place) {
	let name = TOOL_NAMES.find((one) => one === named);
	if (name !== void 0) return name;
	let [found, ...others] = candidates(files);
	if (found !== void 0 && others.length === 0) return found;
	let list = found === void 0 ? TOOL_NAMES : [found, ...others];
	throw new require_gate.UsageError(`the folder ${JSON.stringify(place)} ${found === void 0 ? "is of no tool that is recognised" : "can be of several tools"}: name one with "tool" (${list.join(", ")})`);
}
// src/rehearsal/spec-files.ts
const EXPECTATIONS = "expectations.json", POLICY = "policy.json", PLACEHOLDER_HOST = "db.production.example";
function specFiles(name, wanted, { differences, tables = [] }) {
	let rows = differences.changed.filter(({ kind }) => kind === "table").map(({ object }) => object), changed = differences.changed.map(({ object }) => object), touched = tables.filter((table) => changed.some((object) => ` ${object}`.includes(` ${table.name}`))), described = touched.length > 0 ? touched : tables;
	if (described.length === 0 && wanted.expectations === void 0) return { problem: "before the change, the clone has no table that expectations could describe" };
	let existing = tables.filter((table) => rows.includes(table.name)).map((table) => table.name), spec = {
		schema: "seal-gate/rehearsal/1",
		...wanted.dump !== void 0 && { dump: { path: wanted.dump } },
		...wanted.database !== void 0 && { database: wanted.database },
		apply: { path: wanted.apply },
		rollback: { path: wanted.rollback },
		expectations: { path: wanted.expectations ?? EXPECTATIONS },
		policy: { path: wanted.policy ?? POLICY },
		...existing.length > 0 && { expect_touched: existing },
		...wanted.transaction !== void 0 && { transaction: wanted.transaction },
		...wanted.run_as !== void 0 && { run_as: wanted.run_as },
		...wanted.sequence_policy !== void 0 && { sequence_policy: wanted.sequence_policy },
		...wanted.exceptions !== void 0 && { exceptions: wanted.exceptions }
	}, expectations = {
		schema: "seal-gate/schema-expectations/1",
		tables: described.map(expected)
	}, policy = {
		schema: "seal-gate/policy/1",
		production: {
			endpoints: [{ host: PLACEHOLDER_HOST }],
			system_identifiers: []
		},
		required_evidence: [...require_release.REHEARSAL_KINDS]
	};
	return new Map([
		...wanted.expectations === void 0 ? [[EXPECTATIONS, require_gate.jsonText(expectations)]] : [],
		...wanted.policy === void 0 ? [[POLICY, require_gate.jsonText(policy)]] : [],
		[name, require_gate.jsonText(spec)]
	]);
}
function expected({ name, columns, primary_key: key, rows }) {
	return {
		name,
		columns,
		...key !== void 0 && { primary_key: key },
		...rows > 0 && { min_rows: 1 }
	};
}
// src/commands/rehearse-scripts.ts
async function rehearseScripts(options, queries, writeSpec, cwd, progress) {
	let given = requestOf$1(options, cwd), spec = writeSpec === "" ? void 0 : (0, node_path.resolve)(cwd, writeSpec);
	spec !== void 0 && checkPlaces(spec, options, cwd);
	let rehearsal = await rehearseInput(readDirectInput({
		...given,
		...queries,
		describesTables: spec !== void 0
	}), progress);
	return {
		rehearsal,
		notes: spec === void 0 ? [] : writeSpecTo(spec, options, cwd, rehearsal, queries.declared)
	};
}
function requestOf$1(options, cwd) {
	let { dump, transaction, engine } = options, missing = [...dump === "" ? ["dump"] : [], ...["apply", "rollback"].filter((name) => options[name] === "" && options[`${name}-run`].length === 0)];
	if (missing.length > 0) throw new require_gate.UsageError(`without a spec, a rehearsal needs ${missing.map((name) => `"${name}"`).join(" and ")}`, "seal-gate rehearse --dump clone.sql --apply up.sql --rollback down.sql");
	return {
		root: cwd,
		dump: (0, node_path.resolve)(cwd, dump),
		...options.database !== "" && { database: options.database },
		migrations: stepsOf(options, cwd),
		...transaction !== "auto" && { transaction },
		...engine !== "auto" && { engine },
		...options.expectations !== "" && { expectations: options.expectations },
		...options.policy !== "" && { policy: options.policy },
		...options["pg-bin"] !== "" && { pgBin: (0, node_path.resolve)(cwd, options["pg-bin"]) },
		...options["run-as"] !== "" && { runAs: options["run-as"] },
		...options.out !== "" && { out: (0, node_path.resolve)(cwd, options.out) }
	};
}
function checkPlaces(spec, options, cwd) {
	if (require_hashing.isReachable(spec)) throw new require_gate.UsageError(`${JSON.stringify(require_hashing.relativePath(spec, cwd))} exists: nothing is overwritten`);
	if (options["apply-run"].length + options["rollback-run"].length > 0) throw new require_gate.UsageError("\"write-spec\" writes specs of scripts: write that of a command by hand, with the files that it is run on");
	for (let name of [
		"apply",
		"rollback",
		"expectations",
		"policy"
	]) if (options[name] !== "" && !require_hashing.isWithin((0, node_path.dirname)(spec), (0, node_path.resolve)(cwd, options[name]))) throw new require_gate.UsageError(`"write-spec": a spec names only files in its folder or below, and "${name}" is outside of it`);
}
function writeSpecTo(spec, options, cwd, rehearsal, declared) {
	if (rehearsal.status !== "REHEARSED") return ["no spec was written, since nothing is proved"];
	let folder = (0, node_path.dirname)(spec), named = (path) => path === "" ? void 0 : require_hashing.relativePath((0, node_path.resolve)(cwd, path), folder), dump = (0, node_path.resolve)(cwd, options.dump), files = specFiles((0, node_path.basename)(spec), {
		apply: require_hashing.relativePath((0, node_path.resolve)(cwd, options.apply), folder),
		rollback: require_hashing.relativePath((0, node_path.resolve)(cwd, options.rollback), folder),
		dump: require_hashing.isWithin(folder, dump) ? require_hashing.relativePath(dump, folder) : void 0,
		expectations: named(options.expectations),
		policy: named(options.policy),
		...declared,
		...options.database !== "" && { database: options.database },
		...options.transaction !== "auto" && { transaction: options.transaction },
		...options["run-as"] !== "" && { run_as: options["run-as"] }
	}, rehearsal);
	if ("problem" in files) return [`no spec was written: ${files.problem}`];
	for (let [name, text] of files) require_hashing.writeInside(folder, name, text, !0);
	return [`written: ${[...files.keys()].join(", ")}`, ...options.policy === "" ? [`in policy.json, replace ${PLACEHOLDER_HOST} with the endpoints of production`] : []];
}
// src/commands/rehearse.ts
async function rehearse(options, cwd, progress) {
	try {
		let { rehearsal, notes } = await runAny(options, cwd, progress);
		return {
			rehearsal,
			notes,
			files: writeEvidence(rehearsal)
		};
	} catch (error) {
		throw error instanceof RequestError ? new require_gate.UsageError(error.message) : error;
	}
}
async function runAny(options, cwd, progress) {
	let writeSpec = options["write-spec"] ?? "", queries = {
		...await queriesOf(options, cwd),
		...options.spec === "" && {
			...betweenOf(options, cwd),
			...limitIn(options),
			...declaredIn(options, cwd)
		}
	};
	if (options.spec !== "") return {
		rehearsal: await rehearse$1({
			...requestOf(options, cwd),
			...queries
		}, progress),
		notes: []
	};
	if (options.migrations === "") {
		for (let name of ["tool", "since"]) if (!["", "auto"].includes(options[name])) throw new require_gate.UsageError(`"${name}" needs "migrations", the folder of the tool`);
		return await rehearseScripts(options, queries, writeSpec, cwd, progress);
	}
	if (writeSpec !== "") throw new require_gate.UsageError("give \"migrations\" or \"write-spec\", not both: a spec names single scripts");
	return {
		rehearsal: await rehearseMigrations(options, queries, cwd, progress),
		notes: []
	};
}
async function queriesOf({ queries: path, engine, dump }, cwd) {
	if (path === "") return {};
	let file = readScript(cwd, "queries", path), { splitQueries } = await driverFor({
		engine,
		dump: dump === "" ? void 0 : (0, node_path.resolve)(cwd, dump)
	}), queries = await readQueries(file.path, file.content, splitQueries);
	if ("problem" in queries) throw new require_gate.UsageError(`queries: ${JSON.stringify(path)}: ${queries.problem}`);
	return { queries };
}
function betweenOf({ between }, cwd) {
	return between === "" ? {} : { between: between === "generated" ? between : readScript(cwd, "between", between) };
}
function limitIn({ "statement-timeout": text }) {
	if (text === "") return {};
	if (limitOf(text) === void 0) throw new require_gate.UsageError(`statement-timeout: ${text} is more than a week`);
	return { statementTimeout: text };
}
function declaredIn({ exceptions, policy }, cwd) {
	if (exceptions === "") return {};
	if (policy === "") throw new require_gate.UsageError("\"exceptions\" needs \"policy\", which must allow each of them");
	return { declared: readDeclared(cwd, exceptions) };
}
function requestOf(options, cwd) {
	let { spec, dump, engine, "pg-bin": pgBin, "run-as": runAs, out } = options;
	for (let name of [
		"apply-run",
		"rollback-run",
		"run-env"
	]) if (options[name].length > 0) throw new require_gate.UsageError(`give a spec or "${name}", not both: the spec has its commands`);
	for (let name of [
		"migrations",
		"since",
		"apply",
		"rollback",
		"between",
		"statement-timeout",
		"expectations",
		"policy",
		"exceptions",
		"write-spec"
	]) if ((options[name] ?? "") !== "") throw new require_gate.UsageError(`give a spec or "${name}", not both: the spec names its files`);
	if (options.transaction !== "auto") throw new require_gate.UsageError("give a spec or \"transaction\", not both: the spec decides it");
	if (!require_hashing.isReachable((0, node_path.resolve)(cwd, spec))) throw new require_gate.MissingError("spec", spec);
	return {
		spec: (0, node_path.resolve)(cwd, spec),
		workspace: cwd,
		runFolders: foldersOf(options, cwd),
		...engine !== "auto" && { engine },
		...dump !== "" && { dump: (0, node_path.resolve)(cwd, dump) },
		...options.database !== "" && { database: options.database },
		...pgBin !== "" && { pgBin: (0, node_path.resolve)(cwd, pgBin) },
		...runAs !== "" && { runAs },
		...out !== "" && { out: (0, node_path.resolve)(cwd, out) }
	};
}
function writeEvidence({ root, out, evidence }) {
	if (evidence.length === 0) return [];
	let isBelow = require_hashing.isWithin(root, out);
	return isBelow || require_hashing.makeFolderAt(out), evidence.map(({ name, text }) => (isBelow ? require_hashing.writeInside(root, require_hashing.relativePath((0, node_path.join)(out, name), root), text) : require_hashing.writeInside(out, name, text), (0, node_path.join)(out, name)));
}
// src/rehearsal/sentences.ts
const PHASE_WORDS = {
	scan: "dump and scripts searched for secrets and ways out",
	start: "throwaway database started",
	restore: "dump restored",
	confine: "rights taken away, escapes tried",
	leads: "searched for what leads to production",
	schema: "compared with the expected schema",
	before: "state before read, canary seen",
	apply: "change applied",
	after: "state after read, it differs",
	rollback: "change rolled back",
	restored: "state restored is the state before",
	again: "change applied again, same schema",
	transaction: "tried in one transaction too, if nothing states how production runs scripts",
	online: "change applied beside readers, writers and open transactions",
	between: "rows written, change undone, rows kept",
	destroy: "throwaway database destroyed"
};
function headline({ status, exceptions, denials, otherMajor, differences, chain, between, nothingNew }) {
	if (status === "NOT_APPLIED" && nothingNew !== void 0) return `NOT_APPLIED: ${nothingNew}, so nothing was rehearsed and nothing is claimed.`;
	if (status === "NOT_APPLIED") return "NOT_APPLIED: NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE. There is no dump, so nothing was rehearsed and nothing is claimed.";
	if (status === "FAILED") return `FAILED: ${[...new Set(denials.map(({ code }) => code))].join(", ")}.${leftText(differences)} Nothing is proved.`;
	let but = exceptions.length === 0 ? "" : `, but for declared exceptions (${exceptions.join(", ")})`, other = otherMajor === void 0 ? "" : ` ${otherMajorText(otherMajor)}`;
	return `REHEARSED: on the clone ${chain === void 0 ? "the change was applied and undone" : `${chain.length} migrations were applied and undone, one by one and all together`}; schema and every row are as before${but}.${between === void 0 ? "" : ` ${betweenText(between)}`}${other} This claims nothing about production.`;
}
function betweenText({ kept, lost, notGenerated }) {
	return kept.length + lost.length + notGenerated.length === 0 ? "The change touches no table, so no row was written after it." : `${kept.length === 0 ? "No row was written to a table that existed before." : `Rows written after it to ${count$1(kept.length, "table")} were kept.`}${lost.length === 0 ? "" : ` ${lost.length} ${lost.length === 1 ? "thing is" : "things are"} lost with what the change creates.`}${notGenerated.length === 0 ? "" : ` For ${count$1(notGenerated.length, "table")} no row could be generated.`}`;
}
function betweenLines({ kept, lost, notGenerated, faults }) {
	return [
		...faults.map(({ table, detail }) => `not kept: ${table}: ${detail}`),
		...kept.map(({ table, rows }) => `kept: ${table}: ${rows > 0 ? `${count$1(rows, "row")} more` : "rows changed"}`),
		...lost.map(({ object, detail }) => `lost: ${object}: ${detail}`),
		...notGenerated.map(({ table, reason }) => `not generated: ${table}: ${reason}`)
	];
}
function reviewedText({ table, column, found, why }) {
	return `${table}.${column}: ${found} ${found === 1 ? "finding is" : "findings are"} no credential: ${why}`;
}
function leftText({ left }) {
	return left.length === 0 ? "" : left.length === 1 ? " After the rollback, one thing is not as it was before." : ` After the rollback, ${left.length} things are not as they were before.`;
}
function notJudgedTexts({ notJudged, noEvidence, status, engine, rowSecurity }) {
	return status === "NOT_APPLIED" ? [] : [
		...rowSecurity === void 0 ? [] : [rowSecurityText(rowSecurity)],
		...notJudged.includes("expectations") ? ["Without expectations, the schema of the clone was compared with nothing."] : [],
		...notJudged.includes("policy") ? ["Without a policy, nothing of the clone was compared with production."] : [],
		...engine?.kind === "pglite" ? ["Locks, rewrites and how long others stand still were not measured: the embedded engine cannot."] : [],
		...engine?.kind === "sqlite" ? ["Locks and rewrites were not measured: a change of an SQLite database locks all of it."] : [],
		...noEvidence === void 0 ? notJudged.map(() => "Evidence is written only with both.").slice(0, 1) : [`No evidence is written: ${noEvidence}.`]
	];
}
function rowSecurityText(tables) {
	let more = tables.length > 8 ? ` and ${tables.length - 8} more` : "";
	return `Row-level security held for the scripts in ${tables.slice(0, 8).join(", ")}${more}: they saw and changed only the rows that policies allow.`;
}
function phaseText({ name, why }, notJudged) {
	return why === void 0 ? name === "schema" && notJudged.includes("expectations") ? "no expectations were given" : PHASE_WORDS[name] : `${SKIPPED_WORDS[name] ?? "not needed"}: ${why}`;
}
const SKIPPED_WORDS = {
	schema: "not compared",
	transaction: "not tried in one transaction",
	online: "not tried beside readers and writers"
};
function requiredText({ dumpName, nothingNew }) {
	return nothingNew === void 0 ? `nothing was rehearsed, and "require-rehearsal" is set: there is no dump "${dumpName}"` : `nothing was rehearsed, and "require-rehearsal" is set: ${nothingNew}`;
}
function otherMajorText({ system, dump, engine }) {
	return `It ran on ${system} ${engine}, but the dump is of ${system} ${dump}: whether the change is valid there was not tried.`;
}
function denialText({ code, path, line, reason }) {
	return `${path === void 0 ? "" : `${path}${line === void 0 ? "" : `:${line}`}: `}${code}: ${reason}`;
}
function restoredWord({ restoredEqualsBefore, status }) {
	return restoredEqualsBefore ? "true" : status === "REHEARSED" ? "except-declared" : "false";
}
const MEGA = 1e6;
function megabytes(bytes) {
	return bytes < 10 * MEGA ? (bytes / MEGA).toFixed(1) : String(Math.round(bytes / MEGA));
}
function duration(milliseconds) {
	return milliseconds < 1e3 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1e3).toFixed(1)} s`;
}
function versionText({ dumpVersion, database, otherMajor, engine }) {
	let other = otherMajor === void 0 ? "" : ": another major version than that of the engine", one = database === void 0 ? "" : `, the database ${JSON.stringify(database)} of a whole cluster`;
	return `of ${require_release.systemOf(engine?.kind ?? "postgres")} ${dumpVersion ?? ""}${one}${other}`;
}
function roleText({ role, isTold }) {
	return isTold ? role : `${role}, which owns everything in the dump`;
}
function impactWhat({ kind, locks, rewritten, scanned, indexed, changedRows, exclusiveMilliseconds, walBytes, temporaryBytes }) {
	return [
		kind,
		...locks.filter(({ mode }) => !WEAK.test(mode)).map(({ relation, mode }) => `${mode} on ${relation}`),
		...rewritten.map((name) => `writes all of ${name} again`),
		...indexed.map((name) => `builds an index on ${name}`),
		...scanned.map(({ relation, rows }) => `reads ${rows} rows of ${relation}`),
		...changedRows > 0 ? [`changes ${changedRows} rows`] : [],
		...exclusiveMilliseconds > 0 ? [`no reader for ${duration(exclusiveMilliseconds)}`] : [],
		`${megabytes(walBytes)} MB of WAL`,
		...temporaryBytes > 0 ? [`${megabytes(temporaryBytes)} MB of temporary files`] : []
	].join(", ");
}
const WEAK = /^(?:AccessShareLock|RowShareLock|RowExclusiveLock)$/, LIMIT_WORDS = {
	max_exclusive_ms: "longest that nobody could read a table",
	max_blocked_ms: "longest that a reader or a writer stood still",
	no_rewrite_over_rows: "rows of the largest table that was written again as a whole"
};
function limitCells({ name, limit, measured }) {
	let amount = (value) => name === "no_rewrite_over_rows" ? value.toLocaleString("en") : `${value.toLocaleString("en")} ms`;
	return {
		what: LIMIT_WORDS[name],
		limit: amount(limit),
		measured: measured === void 0 ? "not measured" : amount(measured)
	};
}
function limitText({ isMet, measured, why }) {
	return isMet ? "met" : why === void 0 || measured === void 0 ? "not met" : `not met: ${why}`;
}
function queriesText({ judged, unjudged, passedOver }) {
	return `${judged} prepared before and after the change, none was run${unjudged + passedOver === 0 ? "" : `; ${unjudged} refused before the change as well, ${passedOver} that cannot be prepared`}`;
}
// src/rehearsal/online-texts.ts
const KEEP = "; better: keep it until the version that uses it is gone, and remove it in a later release", BETTER = /* @__PURE__ */ new Map([
	["42703", KEEP],
	["42P01", KEEP],
	["23502", "; better: keep a default until the version that does not know the column is gone"],
	["40P01", "; better: take the strongest lock first, or use several transactions"]
]);
function onlineTexts(online) {
	if (online === void 0) return [];
	let { stopped, waited, broken, alone, unfinished } = online;
	return [
		...[...new Set([...waited, ...stopped].map(({ path, line, table }) => JSON.stringify([
			path,
			line,
			table
		])))].flatMap((key) => {
			let [path, line, table] = JSON.parse(key), isHere = (one) => one.path === path && one.line === line && one.table === table, here = stopped.filter(isHere), place = `${path}:${line}`, queued = here.filter((one) => one.isQueued), [{ lock = "", milliseconds = 0 } = {}] = here;
			return [...[...new Set(waited.filter(isHere).map((one) => waitText(one, one.isQueued ? queued : [])))].map((text) => ({
				place,
				text
			})), ...here.length === 0 ? [] : [{
				place,
				text: `${namesOf(here)} of ${table} stand still for ${duration(milliseconds)}: ${lock}`
			}]];
		}),
		...broken.map(({ who, table, path, line, code, reason }) => ({
			place: line === void 0 ? path : `${path}:${line}`,
			text: `breaks ${who === "change" ? "the change itself" : `a ${who} of ${table}`}: ${reason}${BETTER.get(code) ?? ""}`
		})),
		...unfinished.map(({ path, line, reason }) => ({
			place: line === void 0 ? path : `${path}:${line}`,
			text: `failed beside others, so the rest was not measured: ${reason}`
		})),
		...alone.map(({ table, why }) => ({
			place: table,
			text: `not measured: ${why}`
		}))
	];
}
function waitText({ table, timeout }, queued) {
	return `waits for every open transaction that uses ${table}${timeout === void 0 ? "" : ` (for at most ${timeout})`}, and ${queued.length === 0 ? "stops nobody meanwhile" : `stops ${namesOf(queued)} that come after it`}${timeout === void 0 && queued.length > 0 ? "; better: SET lock_timeout before it, and try again when it is reached" : ""}`;
}
function namesOf(some) {
	return [...new Set(some.map(({ who }) => `${who}s`))].join(" and ");
}
// src/rehearsal/printed.ts
const MARK$2 = {
	done: "ok  ",
	failed: "FAIL",
	"not reached": "-   "
}, NAME_WIDTH = Math.max(...PHASES.map(({ length }) => length));
function printedLines(printed) {
	return printed.flatMap(({ command, text }) => {
		let lines = text.split(/\r\n|[\r\n]/);
		return [`${command} printed:`, ...lines.slice(-30).map((line) => `| ${line}`)];
	});
}
function progressText({ phase, index, of, done, total, leftMs, at }) {
	return `[${index}/${of}] ${phase}${done === void 0 || total === void 0 ? "" : `: ${megabytes(done)} of ${megabytes(total)} MB`}${leftMs === void 0 ? "" : `, about ${Math.ceil(leftMs / 1e3)} s left`}${at === void 0 ? "" : `: ${at}`}`;
}
function impactText(one) {
	let hints = one.hints.map((hint) => `; better: ${hint}`).join("");
	return `${one.path}:${one.line}  ${impactWhat(one)}${hints}`;
}
function stepText({ key, path, outcome, changed, left, exceptions }) {
	let changes = `${changed.length} ${changed.length === 1 ? "change" : "changes"}`, remains = left.length === 0 ? "" : `, ${left.length} not undone`, declared = exceptions.length === 0 ? "" : `, but for declared exceptions (${exceptionTexts(exceptions).join(", ")})`;
	return `${MARK$2[outcome === "failed" ? "failed" : "done"]} ${key}  ${path}  ${changes}${remains}${declared}`;
}
function renderRehearsal(rehearsal) {
	let { phases, denials, differences, needed, engine, evidenceSha256, status, notJudged } = rehearsal, lines = [headline(rehearsal), ""];
	if (engine !== void 0 && lines.push(`engine      ${engine.kind} ${engine.version}, ${engine.isolation}`), engine !== void 0 && rehearsal.dumpVersion !== void 0 && lines.push(`dump        ${versionText(rehearsal)}`), rehearsal.ranAs !== void 0 && lines.push(`role        ${roleText(rehearsal.ranAs)}`), status !== "NOT_APPLIED") for (let phase of phases) {
		let { name, outcome, milliseconds } = phase, time = outcome === "not reached" ? "" : duration(milliseconds);
		lines.push(`${MARK$2[outcome]}  ${name.padEnd(NAME_WIDTH)} ${time.padStart(8)}  ${phaseText(phase, notJudged)}`);
	}
	return rehearsal.queries !== void 0 && lines.push(`queries     ${queriesText(rehearsal.queries)}`), section$1(lines, "Migrations", (rehearsal.chain ?? []).map(stepText)), section$1(lines, "Locks, rewrites and scans", (rehearsal.impact ?? []).map(impactText)), section$1(lines, "Beside readers, writers and open transactions", onlineTexts(rehearsal.online).map(({ place, text }) => `${place}  ${text}`)), section$1(lines, "Limits of the policy", (rehearsal.limits ?? []).map((one) => {
		let { what, limit, measured } = limitCells(one);
		return `${one.isMet ? "ok  " : "FAIL"} ${what}: ${measured} of at most ${limit}: ${limitText(one)}`;
	})), section$1(lines, "Changed by the change", limited(differences.changed.map(partText))), section$1(lines, "Not restored by the rollback", differences.left.map(partText)), rehearsal.between !== void 0 && section$1(lines, "Rows written between the change and its rollback", limited(betweenLines(rehearsal.between))), section$1(lines, "Masked on the way into the clone", limited(rehearsal.masked)), section$1(lines, "Extensions that the clone does not have, by the spec", rehearsal.skippedExtensions), section$1(lines, "Reviewed exceptions, by the policy", rehearsal.reviewedSecrets.map(reviewedText)), section$1(lines, "Denied", denials.map(denialText)), section$1(lines, "The operator must supply", needed), lines.push("", ...notJudgedTexts(rehearsal), ...evidenceSha256 === void 0 ? [] : [`evidence    sha256 ${evidenceSha256} (the same in every run)`], "production  NONE: a clone proves nothing about production"), `${lines.map(require_gate.escapeLog).join("\n")}\n`;
}
function section$1(lines, title, items) {
	items.length > 0 && lines.push("", `${title}:`, ...items.map((item) => `  ${item}`));
}
function limited(items) {
	return items.length <= 12 ? items : [...items.slice(0, 12), `and ${items.length - 12} more`];
}
// src/rehearsal/suggest-masks.ts
const CREDENTIAL = /(?:^|_)(?:pass(?:word|wd|phrase|code)?|pwd|secret|token|api_?key|private_?key|access_?key|credentials?|otp|totp|mfa|tfa|salt|license_?key)(?:_|$)|(?:password|token|secret)_?(?:hash|digest)$|^encrypted_/i, PERSONAL = /(?:^|_)(?:e?_?mail|phone|mobile|fax|telephone|street|address|city|zip|postal(?:_?code)?|postcode|iban|bic|swift|card_?number|cvv|cvc|ssn|vat(?:_?id)?|tax_?id|passport|user_?name|login|nick_?name|(?:first|last|middle|full|sur|given|family|maiden|display)_?name|surname)(?:_|$)/i, OF_PEOPLE = /(?:user|customer|person|people|employee|contact|member|patient|student|client|author)s?\W*$/i, BIRTH = /(?:^|_)(?:birth(?:day|date|_date|_day)?|dob|date_of_birth)(?:_|$)/i, ADDRESS = /(?:^|_)(?:ip|ip_?address|remote_addr)(?:_|$)/i, TEXT = /^(?:text|character|varchar|char|bpchar|citext|name)$/, JSON_TYPE = /^jsonb?$/, TIME = /^(?:date|timestamp|timestamptz)$/;
function howTo(kind, { type, notNull }) {
	return kind === "credential" && !notNull ? { how: "null" } : JSON_TYPE.test(type) ? {
		how: "fixed",
		value: "{}"
	} : TEXT.test(type) ? { how: kind === "credential" ? "hash" : "keep-format" } : type === "uuid" ? { how: "hash" } : notNull ? void 0 : { how: "null" };
}
function proposalFor(table, column) {
	let { name, type, notNull } = column, words = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2");
	if (!/^(?:boolean|bool)$/.test(type)) {
		if (BIRTH.test(words) && TIME.test(type)) return {
			how: "fixed",
			value: "1970-01-01"
		};
		if (!TIME.test(type)) return CREDENTIAL.test(words) ? howTo("credential", column) : ADDRESS.test(words) && /^(?:inet|cidr)$/.test(type) ? notNull ? {
			how: "fixed",
			value: "192.0.2.1"
		} : { how: "null" } : (PERSONAL.test(words) || ADDRESS.test(words) || OF_PEOPLE.test(table) && /^name$/i.test(words)) && (TEXT.test(type) || JSON_TYPE.test(type)) ? howTo("personal", column) : void 0;
	}
}
function suggestMasks({ tables, secrets, filledColumns }) {
	let found = new Set([...secrets.findings, ...filledColumns].map(({ table, column }) => JSON.stringify([table, column])));
	return [...tables].flatMap(([table, { columns }]) => columns.flatMap((column) => {
		let isFound = found.has(JSON.stringify([table, column.name])), proposal = proposalFor(table, column) ?? (isFound ? howTo("credential", column) : void 0);
		return proposal === void 0 ? [] : [{
			table,
			column: column.name,
			...proposal
		}];
	}));
}
// src/rehearsal/summary.ts
const MARK$1 = {
	done: "✅",
	failed: "❌",
	"not reached": "➖"
};
function renderRehearsalSummary(rehearsal) {
	let { status, denials, differences, engine, needed, evidenceSha256, afterDiffers } = rehearsal, facts = [
		`| after differs from before | ${afterDiffers} |`,
		`| restored equals before | ${restoredWord(rehearsal)} |`,
		`| engine | ${engine === void 0 ? "none" : require_gate.escapeMarkdown(`${engine.kind} ${engine.version}, ${engine.isolation}`)} |`,
		...rehearsal.dumpVersion === void 0 ? [] : [`| dump | ${require_gate.escapeMarkdown(versionText(rehearsal))} |`],
		...rehearsal.ranAs === void 0 ? [] : [`| role of the scripts | ${require_gate.escapeMarkdown(roleText(rehearsal.ranAs))} |`],
		...evidenceSha256 === void 0 ? [] : [`| evidence, the same in every run | ${require_gate.codeSpan(evidenceSha256)} |`],
		...rehearsal.queries === void 0 ? [] : [`| queries of the version that still runs | ${queriesText(rehearsal.queries)} |`],
		"| claim about production | NONE |"
	];
	return [
		`## ${status === "REHEARSED" ? "✅" : status === "FAILED" ? "❌" : "➖"} Rehearsal`,
		"",
		require_gate.escapeMarkdown(headline(rehearsal)),
		"",
		table(["", ""], facts),
		...notJudgedTexts(rehearsal).map((text) => `> ${require_gate.escapeMarkdown(text)}\n`),
		...status === "NOT_APPLIED" ? [] : [table([
			"phase",
			"",
			"time",
			"",
			""
		], phaseRows(rehearsal))],
		...titled("Denied", [
			"code",
			"where",
			"why"
		], denials.map(denialRow)),
		...titled("Masked on the way into the clone", ["column"], rehearsal.masked.map((one) => `| ${require_gate.codeSpan(one)} |`)),
		...titled("Extensions that the clone does not have, by the spec", ["extension"], rehearsal.skippedExtensions.map((one) => `| ${require_gate.codeSpan(one)} |`)),
		...titled("Reviewed exceptions, by the policy", ["what"], rehearsal.reviewedSecrets.map((one) => `| ${require_gate.escapeMarkdown(reviewedText(one))} |`)),
		...titled("Migrations", [
			"",
			"version",
			"file",
			"changes",
			"differs as declared"
		], (rehearsal.chain ?? []).map(stepRow)),
		...titled("Limits of the policy", [
			"",
			"what",
			"limit",
			"measured",
			""
		], (rehearsal.limits ?? []).map((one) => {
			let { what, limit, measured } = limitCells(one);
			return `| ${one.isMet ? "✅" : "❌"} | ${what} | ${limit} | ${measured} | ${require_gate.escapeMarkdown(limitText(one))} |`;
		})),
		...titled("Locks, rewrites and scans", [
			"where",
			"what",
			"instead"
		], (rehearsal.impact ?? []).map((one) => `| ${require_gate.codeSpan(`${one.path}:${one.line}`)} | ${require_gate.escapeMarkdown(impactWhat(one))} | ${require_gate.escapeMarkdown(one.hints.join("; "))} |`)),
		...titled("Beside readers, writers and open transactions", ["where", "what"], onlineTexts(rehearsal.online).map(({ place, text }) => `| ${require_gate.codeSpan(place)} | ${require_gate.escapeMarkdown(text)} |`)),
		...titled("Not restored", [
			"what",
			"object",
			"how"
		], differences.left.map(partRow)),
		...titled("Rows of the tables", [
			"table",
			"before",
			"after",
			"restored",
			"equal to before"
		], rehearsal.touched.map(touchedRow)),
		...titled("Rows written between the change and its rollback", ["what"], (rehearsal.between === void 0 ? [] : betweenLines(rehearsal.between)).map((text) => `| ${require_gate.escapeMarkdown(text)} |`)),
		...titled("Changed", [
			"what",
			"object",
			"how"
		], differences.changed.map(partRow)),
		...titled("The operator must supply", ["what"], needed.map((text) => `| ${require_gate.escapeMarkdown(text)} |`))
	].join("\n");
}
function phaseRows({ phases, notJudged }) {
	let longest = Math.max(...phases.map(({ milliseconds }) => milliseconds));
	return phases.map((phase) => {
		let { name, outcome, milliseconds } = phase;
		return `| ${name} | ${MARK$1[outcome]} | ${outcome === "not reached" ? "" : duration(milliseconds)} | ${bar(milliseconds, longest)} | ${require_gate.escapeMarkdown(phaseText(phase, notJudged))} |`;
	});
}
function bar(milliseconds, longest) {
	return longest > 0 ? "█".repeat(Math.round(20 * milliseconds / longest)) : "";
}
function denialRow({ code, path, line, reason }) {
	let place = path === void 0 ? "" : require_gate.codeSpan(`${path}${line === void 0 ? "" : `:${line}`}`);
	return `| ${require_gate.codeSpan(code)} | ${place} | ${require_gate.escapeMarkdown(reason)} |`;
}
function stepRow({ key, path, outcome, changed, exceptions }) {
	let declared = require_gate.escapeMarkdown(exceptionTexts(exceptions).join("; "));
	return `| ${MARK$1[outcome === "failed" ? "failed" : "done"]} | ${require_gate.codeSpan(key)} | ${require_gate.codeSpan(path)} | ${changed.length} | ${declared} |`;
}
function partRow({ kind, object, detail = "" }) {
	return `| ${kind} | ${require_gate.codeSpan(object)} | ${require_gate.escapeMarkdown(detail)} |`;
}
function touchedRow({ name, before, after, restored, isRestored }) {
	let rows = [
		before,
		after,
		restored
	].map((count) => count === void 0 ? "" : String(count)).join(" | ");
	return `| ${require_gate.codeSpan(name)} | ${rows} | ${isRestored === void 0 ? "" : isRestored ? "yes" : "**no**"} |`;
}
function titled(title, heads, rows) {
	return rows.length === 0 ? [] : [
		`### ${title}`,
		"",
		table(heads, rows)
	];
}
function table(heads, rows) {
	let shown = rows.slice(0, 100), more = rows.length > 100 ? [`\n${rows.length - 100} more are in the evidence.`] : [];
	return [
		`| ${heads.join(" | ")} |`,
		`|${" --- |".repeat(heads.length)}`,
		...shown,
		...more,
		""
	].join("\n");
}
// src/rehearsal/on-abort.ts
function onAbort(signal, stop) {
	return signal?.aborted === !0 && stop(), signal?.addEventListener("abort", stop, { once: !0 }), () => signal?.removeEventListener("abort", stop);
}
function throwIfAborted(signal) {
	if (signal?.aborted === !0) throw new EngineDied("the rehearsal was interrupted");
}
function timeline(rehearsal) {
	let total = rehearsal.phases.reduce((sum, { milliseconds }) => sum + milliseconds, 0), from = 0, rows = rehearsal.phases.map((phase) => {
		let { name, outcome, milliseconds } = phase, bar = drawBar(from / total, milliseconds / total, outcome === "failed");
		from += milliseconds;
		let isReached = outcome !== "not reached", title = outcome === "failed" ? require_page.html`<strong class="bad-text">${name}: failed</strong>` : name;
		return require_page.html`<tr${new require_page.Markup(isReached ? "" : " class=\"quiet\"")}><td>${title} <span class="words">${phaseText(phase, rehearsal.notJudged)}</span></td><td class="chart">${isReached ? bar : ""}</td><td class="number">${isReached ? duration(milliseconds) : "not reached"}</td></tr>\n`;
	});
	return chart("Phases", duration(total), [
		"phase",
		"from start to end",
		"time"
	], rows);
}
function locks(impact) {
	if (impact.length === 0) return;
	let start = 0, bars = impact.slice(0, 500).map((one) => {
		let from = start;
		return start += one.milliseconds, {
			one,
			from,
			held: Math.max(one.milliseconds, one.exclusiveMilliseconds)
		};
	}), total = Math.max(...bars.map(({ from, held }) => from + held)), rows = bars.map(({ one, from, held }) => {
		let { path, line, milliseconds, exclusiveMilliseconds, hints } = one, bar = drawBar(from / total, held / total, exclusiveMilliseconds > 0), better = hints.length === 0 ? void 0 : require_page.html`<p class="note">Better: ${hints.join("; ")}</p>`;
		return require_page.html`<tr><td><code>${path}:${line}</code> ${impactWhat(one)}${better}</td><td class="chart">${bar}</td><td class="number">${duration(milliseconds)}</td></tr>\n`;
	});
	return chart("Locks, rewrites and scans", `red: nobody could read a table${impact.length > 500 ? `, ${impact.length - 500} more are not shown` : ""}`, [
		"statement",
		"held from start to end",
		"time"
	], rows);
}
function standing(online) {
	let stopped = online?.stopped ?? [];
	if (stopped.length === 0) return;
	let longest = Math.max(...stopped.map(({ milliseconds }) => milliseconds)), rows = stopped.slice(0, 500).map(({ who, table, path, line, lock, milliseconds }) => require_page.html`<tr><td><code>${path}:${line}</code> ${who} of <code>${table}</code>: ${lock}</td><td class="chart">${drawBar(0, milliseconds / longest, !1)}</td><td class="number">${duration(milliseconds)}</td></tr>\n`), more = stopped.length > 500 ? `, ${stopped.length - 500} more are not shown` : "";
	return chart("Who stood still, and how long", `${stopped.length}${more}`, [
		"who",
		"in proportion",
		"time"
	], rows);
}
function limitsOf(limits) {
	if (limits.length === 0) return;
	let rows = limits.map((one) => {
		let { what, limit, measured } = limitCells(one), scale = Math.max(one.limit, one.measured ?? 0, 1) * 1.1, bar = one.measured === void 0 ? "" : drawBar(0, one.measured / scale, !one.isMet, one.limit / scale), tone = one.isMet ? "good-text" : "bad-text";
		return require_page.html`<tr><td>${what} <span class="words">limit <code>${one.name}</code>: ${limit}</span><strong class="${tone}">${limitText(one)}</strong></td><td class="chart">${bar}</td><td class="number">${measured}</td></tr>\n`;
	}), missed = limits.filter(({ isMet }) => !isMet).length;
	return chart("Limits of the policy", missed === 0 ? "all met" : `${missed} not met`, [
		"limit",
		"measured; the line is the limit",
		"measured"
	], rows);
}
function chart(title, amount, heads, rows) {
	let [first, second, third] = heads;
	return require_page.html`<section>
<h2>${title} <span class="amount">${amount}</span></h2>
<table class="bars"><thead><tr><th scope="col">${first}</th><th scope="col">${second}</th><th scope="col" class="number">${third}</th></tr></thead><tbody>
${rows}</tbody></table>
</section>
`;
}
function drawBar(from, width, isBad, mark) {
	let [x = 0, w = 0] = [from, width].map((part) => Number.isFinite(part) ? Math.min(1, Math.max(0, part)) * 1e3 : 0), start = Math.min(x, 996), shown = Math.min(1e3 - start, Math.max(4, w)), line = mark === void 0 ? void 0 : require_page.html`<rect class="mark" x="${(mark * 1e3).toFixed(1)}" y="0" width="4" height="10"></rect>`;
	return require_page.html`<svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true"><rect x="${start.toFixed(1)}" y="0" width="${shown.toFixed(1)}" height="10"${new require_page.Markup(isBad ? " class=\"bad\"" : "")}></rect>${line}</svg>`;
}
// src/rehearsal/page-style.ts
const PAGE_STYLE = ":root {\n  color-scheme: light dark;\n  --paper: light-dark(#fdfcfa, #131312);\n  --raised: light-dark(#f5f3ee, #1b1b19);\n  --ink: light-dark(#1d1c1a, #e9e6df);\n  --muted: light-dark(#66625a, #a09b90);\n  --line: light-dark(#e3dfd6, #2f2d29);\n  --bar: light-dark(#7d9cc6, #5a7fb5);\n  --bad: light-dark(#a8231a, #ff8f80);\n  --unsure: light-dark(#855300, #f0b860);\n  --good: light-dark(#1c6b40, #74cf9b);\n  --sans: system-ui, -apple-system, \"Segoe UI\", \"Liberation Sans\", Arial, sans-serif;\n  --mono: ui-monospace, \"SF Mono\", Menlo, Consolas, \"DejaVu Sans Mono\", monospace;\n}\n* { box-sizing: border-box; }\nbody { margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3.5rem) 3rem; max-width: 80rem; background: var(--paper); color: var(--ink); font: 15px / 1.55 var(--sans); overflow-wrap: anywhere; }\nh1, h2, p, dl, dd { margin: 0; }\n.brand { padding-block: 1.1rem; font-weight: 650; }\n.brand span { color: var(--muted); font-weight: 400; }\nh1 { margin-block: 1rem 0.6rem; font-size: clamp(2rem, 6vw, 3.2rem); font-weight: 300; letter-spacing: 0.04em; line-height: 1.1; color: var(--tone); }\n.rehearsed { --tone: var(--good); }\n.failed { --tone: var(--bad); }\n.idle { --tone: var(--unsure); }\n.sentence { font-size: 1.2rem; line-height: 1.4; max-width: 65ch; }\n.note { color: var(--muted); margin-block-start: 0.4rem; max-width: 75ch; }\nh2 { margin-block: 2.4rem 0.6rem; font-size: 1.15rem; font-weight: 600; }\nh2 .amount { color: var(--muted); font-weight: 400; }\ndl { display: grid; grid-template-columns: max-content 1fr; gap: 0.3rem 1.2rem; margin-block-start: 1.4rem; }\ndt { color: var(--muted); }\ntable { width: 100%; border-collapse: collapse; }\nth, td { padding: 0.35rem 0.8rem 0.35rem 0; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }\nth { color: var(--muted); font-weight: 400; font-size: 0.87rem; overflow-wrap: normal; }\ntd:first-child { min-width: 6rem; }\n.sentence::first-letter { text-transform: uppercase; }\ncode, .number { font-family: var(--mono); font-size: 0.875em; }\n.number { text-align: end; white-space: nowrap; }\ntd.chart { width: 40%; min-width: 7rem; }\ntd.chart svg { margin-block-start: 0.35rem; }\nsvg { display: block; width: 100%; height: 0.8rem; background: var(--raised); border-radius: 2px; }\nrect { fill: var(--bar); }\nrect.bad { fill: var(--bad); }\n.bad-text { color: var(--bad); }\n.good-text { color: var(--good); }\n.quiet td { color: var(--muted); }\nfooter { margin-block-start: 3rem; color: var(--muted); font-size: 0.87rem; }\nrect.mark { fill: var(--ink); }\n.words { display: block; color: var(--muted); font-size: 0.87rem; }\n.wide { overflow-x: auto; }\n.wide table { min-width: 32rem; }\n.wide:focus-visible { outline: 2px solid var(--bar); outline-offset: 2px; }\n@media (max-width: 44rem) {\n  .bars thead { display: none; }\n  .bars tr { display: grid; grid-template-columns: 1fr auto; border-block-end: 1px solid var(--line); padding-block: 0.4rem; }\n  .bars td { border: 0; padding-block: 0.1rem; }\n  .bars td.chart { grid-row: 2; grid-column: 1 / -1; width: auto; }\n  .bars td.number { padding-inline-end: 0; }\n  dl { grid-template-columns: 1fr; }\n  dd { margin-block-end: 0.5rem; }\n}\n@media (forced-colors: active) {\n  svg { border: 1px solid CanvasText; }\n  rect { fill: CanvasText; }\n  rect.mark { fill: Highlight; }\n}\n@media print {\n  :root { color-scheme: light; }\n  body { max-width: none; font-size: 10pt; }\n  svg, rect { print-color-adjust: exact; }\n  tr, h2 { break-inside: avoid; }\n  h2 { break-after: avoid; }\n  .wide { overflow: visible; }\n  .wide table { min-width: 0; }\n}\n";
// src/rehearsal/page.ts
var page_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ renderRehearsalPage: () => renderRehearsalPage });
const TONE = {
	REHEARSED: "rehearsed",
	FAILED: "failed",
	NOT_APPLIED: "idle"
};
function renderRehearsalPage(rehearsal) {
	let { status, denials, differences, impact = [], limits = [], online, chain = [], touched, needed, masked, between, skippedExtensions } = rehearsal, sections = [
		section("Denied", ["why", "where"], denials, ({ code, path, line, reason }) => [require_page.html`<strong class="bad-text">${code}</strong> ${reason}`, path === void 0 ? "" : require_page.html`<code>${path}${line === void 0 ? "" : `:${line}`}</code>`]),
		section("Not restored", ["object", "what differs"], differences.left, partCells),
		section("Differs as declared", ["what"], differences.exceptions, (text) => [text]),
		limitsOf(limits),
		status === "NOT_APPLIED" ? void 0 : timeline(rehearsal),
		locks(impact),
		standing(online),
		section("Those who use its tables meanwhile", ["statement", "what becomes of them"], onlineTexts(online), ({ place, text }) => [require_page.html`<code>${place}</code>`, text]),
		section("Rows of the tables", [
			"table",
			"before",
			"after",
			"restored",
			"equal to before"
		], touched, tableCells),
		section("Rows written between the change and its rollback", ["what"], between === void 0 ? [] : betweenLines(between), (text) => [text]),
		section("Changed by the change", ["object", "how"], differences.changed, partCells),
		section("Migrations", [
			"version",
			"file",
			"changes",
			""
		], chain, ({ key, path, changed, outcome, exceptions }) => [
			require_page.html`<code>${key}</code>`,
			require_page.html`<code>${path}</code>`,
			String(changed.length),
			outcome === "failed" ? require_page.html`<span class="bad-text">failed</span>` : outcome === "restored" ? require_page.html`<span class="good-text">undone</span>` : `undone, but for declared exceptions: ${exceptionTexts(exceptions).join("; ")}`
		]),
		section("Extensions that the clone does not have, by the spec", ["extension"], skippedExtensions, (text) => [require_page.html`<code>${text}</code>`]),
		section("Masked on the way into the clone", ["column"], masked, (text) => [require_page.html`<code>${text}</code>`]),
		section("The operator must supply", ["what"], needed, (text) => [text])
	];
	return require_page.html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${new require_page.Markup(digest(PAGE_STYLE))}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Rehearsal: ${status} · Seal Gate</title>
<style>${new require_page.Markup(PAGE_STYLE)}</style>
</head>
<body>
<header class="${TONE[status]}">
<p class="brand">Seal Gate <span>rehearsal</span></p>
<h1>${status.replace("_", " ")}</h1>
<p class="sentence">${headline(rehearsal).slice(status.length + 2)}</p>
${notJudgedTexts(rehearsal).map((text) => require_page.html`<p class="note">${text}</p>\n`)}${facts(rehearsal)}
</header>
<main>
${sections}</main>
<footer><p>Made by Seal Gate ${require_gate.VERSION}. This page loads nothing from the network, and has no value of any row. Times are those of the clone.</p></footer>
</body>
</html>
`.text;
}
function digest(text) {
	return `sha256-${(0, node_crypto.createHash)("sha256").update(text).digest("base64")}`;
}
function facts(rehearsal) {
	let { engine, dumpName, afterDiffers, evidenceSha256 } = rehearsal, rows = [
		["dump", require_page.html`<code>${dumpName}</code>${rehearsal.dumpVersion === void 0 ? "" : `, ${versionText(rehearsal)}`}`],
		["engine", engine === void 0 ? "none" : `${engine.kind} ${engine.version}, ${engine.isolation}`],
		...rehearsal.ranAs === void 0 ? [] : [["role of the scripts", roleText(rehearsal.ranAs)]],
		["after differs from before", String(afterDiffers)],
		["restored equals before", restoredWord(rehearsal)],
		...evidenceSha256 === void 0 ? [] : [["evidence", require_page.html`<code>${evidenceSha256}</code>`]],
		["claim about production", "NONE"]
	];
	return require_page.html`<dl>${rows.map(([name, value]) => require_page.html`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>`;
}
function section(title, heads, items, cells) {
	if (items.length === 0) return;
	let rows = items.slice(0, 500).map((item) => require_page.html`<tr>${cells(item).map((cell) => require_page.html`<td>${cell}</td>`)}</tr>\n`), isWide = heads.length > 3, more = items.length > 500 ? require_page.html`<p class="note">${items.length - 500} more are not shown.</p>\n` : void 0;
	return require_page.html`<section>
<h2>${title} <span class="amount">${items.length}</span></h2>
${new require_page.Markup(isWide ? "<div class=\"wide\" tabindex=\"0\">" : "")}<table><thead><tr>${heads.map((head) => require_page.html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${rows}</tbody></table>${new require_page.Markup(isWide ? "</div>" : "")}
${more}</section>
`;
}
function partCells({ kind, object, detail = "" }) {
	return [require_page.html`${kind === "schema" ? "" : `${kind} `}<code>${object}</code>`, detail];
}
function tableCells({ name, before, after, restored, isRestored }) {
	let equal = isRestored === void 0 ? "not reached" : isRestored ? require_page.html`<span class="good-text">yes</span>` : require_page.html`<span class="bad-text">no</span>`;
	return [
		require_page.html`<code>${name}</code>`,
		...[
			before,
			after,
			restored
		].map((rows) => rows === void 0 ? "–" : rows.toLocaleString("en")),
		equal
	];
}
function tooLong({ words, line }, { text }) {
	return new Refused("statement-refused", `${words.length === 0 ? "this statement" : `the statement that begins with "${words.slice(0, 3).join(" ")}"`} did not end within ${text} ("statement_timeout"): make it shorter, such as by an index or in batches, or raise the limit`, line);
}
async function withinLimit(limit, statement, work, give) {
	return limit === void 0 ? await work : await withDeadline(limit.milliseconds, work, give, () => tooLong(statement, limit));
}
// src/rehearsal/postgres/dump/extensions.ts
const ABOUT_EXTENSION = /^(?:create|alter|drop|comment on) extension\b/;
function extensionOf({ kind, text, words }) {
	if (kind === "copy" || !ABOUT_EXTENSION.test(words.join(" "))) return;
	let tokens = tokensOf(text), at = tokens.findIndex((token) => token.kind === "word" && token.text === "extension");
	return tokens.slice(at + 1).find((token) => token.kind === "name" || !/^(?:if|not|exists)$/.test(token.text))?.text;
}
async function unavailable(engine, extensions) {
	if (extensions.length === 0) return [];
	let session = await engine.connect("superuser"), rows = await session.rows("select name::text from pg_catalog.pg_available_extensions");
	return await session.close(), extensions.filter((name) => !rows.some(([known]) => known === name));
}
function withoutExtensions({ kind, version }, names) {
	return `${kind} ${version} does not have extensions that the dump creates: ${names.map((name) => JSON.stringify(name)).join(", ")}; install them for a server of PostgreSQL, or, if nothing in the dump uses them, list them in "skip_extensions" of the spec`;
}
// src/rehearsal/postgres/engine.ts
var SqlError = class extends Error {
	code;
	position;
	routine;
	constructor(message, code, position, routine) {
		super(message), this.name = "SqlError", this.code = code, this.position = position, this.routine = routine;
	}
};
// src/rehearsal/postgres/sql/advice.ts
const ROLES_OF_DUMP = "the clone has the roles that the dump names, and those that the spec lists in \"roles\"", OUT_OF_TRANSACTION = "run it outside of a transaction; if the spec has \"transaction\": \"single\" and your tool does not wrap the file, set it to \"none\"", ADVICE = [
	{
		code: "22023",
		message: /^role ".*" does not exist$/s,
		advice: ROLES_OF_DUMP
	},
	{
		code: "42704",
		message: /^role ".*" does not exist$/s,
		advice: ROLES_OF_DUMP
	},
	{
		code: "22023",
		text: /\bcollation\b/i,
		advice: "the clone has only the locales of this machine: install this one, or use an image that has it"
	},
	{
		code: "42704",
		message: /^collation /,
		advice: "the clone has only the locales of this machine: install this one, or use an image that has it"
	},
	{
		code: "42501",
		message: /to (?:create|drop|alter) role|superuser to (?:create|alter) superusers/,
		advice: "it is about the whole server, not about the database: leave it out of the rehearsal, and run it apart"
	},
	{
		code: "42501",
		message: /session_replication_role/,
		advice: "only a superuser may: use ALTER TABLE … DISABLE TRIGGER USER"
	},
	{
		code: "22023",
		text: /\bdefault_table_access_method\b/i,
		advice: "only an extension provides this access method: install it, or make the dump with --no-table-access-method"
	},
	{
		code: "42501",
		message: /to create extension/,
		advice: "only a superuser may: create it in production and in the copy first, and make the dump after that"
	},
	{
		code: "42501",
		message: /to set parameter/,
		advice: "only a superuser may, and scripts never run as one"
	},
	{
		code: "0A000",
		message: /^extension ".*" is not available/s,
		advice: "install it for a server of PostgreSQL (\"engine\": \"postgres\")"
	},
	{
		code: "58P01",
		message: /extension/,
		advice: "install it for a server of PostgreSQL (\"engine\": \"postgres\")"
	},
	{
		code: "3D000",
		advice: "the clone's database has another name; settings of a database are no part of a rehearsal: run this statement apart"
	},
	{
		code: "42704",
		message: /^tablespace /,
		advice: "make the dump with --no-tablespaces; in a script, leave the tablespace out"
	}
], ADVICE_ON_TRANSACTIONS = [{
	code: "25001",
	text: /\b(?:concurrently|vacuum|database|tablespace|system)\b/i,
	advice: OUT_OF_TRANSACTION
}, {
	code: "55P04",
	advice: `a new enum value cannot be used in the transaction that adds it; ${OUT_OF_TRANSACTION}`
}];
function adviceFor({ code, message }, statement, ofTool = !1) {
	let found = [...ADVICE, ...ofTool ? [] : ADVICE_ON_TRANSACTIONS].find((one) => one.code === code && one.message?.test(message) !== !1 && one.text?.test(statement) !== !1);
	return found === void 0 ? "" : `: ${found.advice}`;
}
// src/rehearsal/postgres/sql/server-message.ts
const PARAPHRASES = /* @__PURE__ */ new Map([
	["23502", "a NULL where none may be"],
	["23503", "a foreign key is violated"],
	["23505", "a unique key is violated"],
	["23514", "a check is violated"],
	["22", "a value that its type does not allow"],
	["23", "a constraint is violated"],
	["P0", "an exception was raised"],
	["44", "a view with check option is violated"]
]), QUOTABLE = /^(?:0A|25|2B|2D|3B|3D|3F|42|53|54|55|57|58|F0|XX)/, OF_SCRIPTS = /^(?:exec_stmt_raise|exec_stmt_assert|do_plperl_elog|do_util_elog|plperl_\w+|PLy_\w+|pltcl_\w+)$/, OF_SETTINGS = /^(?:set|reset)$|^create collation\b|^alter (?:database|role|system)\b/;
function serverMessage({ code, message, routine = "" }, statement = "", words = []) {
	return OF_SCRIPTS.test(routine) ? `an exception was raised (${code})` : code === "22023" && (OF_SETTINGS.test(words[0] ?? "") || OF_SETTINGS.test(words.join(" "))) || QUOTABLE.test(code) ? `${withoutStrange(message, statement)} (${code})` : `${PARAPHRASES.get(code) ?? PARAPHRASES.get(code.slice(0, 2)) ?? "it was refused"} (${code})`;
}
const WORDS_BETWEEN = /^[a-z ,]{1,60}$/;
function withoutStrange(message, statement) {
	return message.split("\"").every((part, index, parts) => index === 0 || index === parts.length - 1 ? !0 : index % 2 == 0 ? WORDS_BETWEEN.test(part) : part.split(".").every((name) => statement.includes(name))) ? message : message.replace(/".*"|".*$/s, "\"…\"");
}
function isDiskFull(error) {
	return error instanceof SqlError && error.code === "53100" || error instanceof Error && /No space left on device|ENOSPC/.test(error.message);
}
// src/rehearsal/postgres/sql/statements.ts
const MAX_STATEMENT_BYTES = 268435456;
async function* splitStatements(source) {
	let feed = new Feed(withoutMark(source));
	try {
		for (; await feed.more();) {
			let piece = await nextPiece(feed);
			if (piece !== void 0 && (yield piece, piece.kind === "copy")) for await (let _ of piece.data);
		}
	} finally {
		await feed.close();
	}
}
async function nextPiece(feed) {
	let scanner = new SqlScanner(), text = new Text(), line;
	for (; await feed.more();) {
		let { chunk, at } = feed, index = at, seen = "nothing";
		for (index = scanner.skip(chunk, index); index < chunk.length && (seen = scanner.take(chunk[index] ?? 0), line === void 0 && scanner.started && (line = feed.lineOf(index)), seen === "nothing"); index = scanner.skip(chunk, index + 1));
		if (text.add(chunk.subarray(at, index), line), feed.moveTo(seen === "end" ? index + 1 : index), seen === "ambiguous") throw new Refused("string-syntax", "an E'' string goes on on another line, which psql and the server read differently", feed.lineOf(index));
		if (seen === "backslash") return metaCommand(feed, scanner.started);
		if (seen === "end") return pieceOf(feed, scanner, text, line);
	}
	if (scanner.finish(), line === void 0 && scanner.started && (line = feed.lineOf(feed.at)), !scanner.mayEnd) throw new Refused("unterminated", "this statement does not end: the text was cut", line ?? feed.lineOf(0));
	return pieceOf(feed, scanner, text, line);
}
async function pieceOf(feed, scanner, text, line) {
	if (line === void 0) return;
	let { words } = scanner, place = {
		line,
		text: text.read(line),
		words
	};
	return checkEncodings(place.text, line), scanner.copiesIn ? (await endOfLine(feed, line), {
		kind: "copy",
		...place,
		data: copyData(feed, line)
	}) : {
		kind: "statement",
		...place
	};
}
async function endOfLine(feed, line) {
	for (; await feed.more();) {
		let c = feed.chunk[feed.at] ?? 0;
		if (feed.moveTo(feed.at + 1), c === 10) return;
		if (c !== 32 && c !== 9 && c !== 13) throw new Refused("copy-followed", "there is more on the line of this COPY", line);
	}
}
async function metaCommand(feed, inside) {
	let line = feed.lineOf(feed.at), bytes = [];
	for (; await feed.more();) {
		let c = feed.chunk[feed.at] ?? 0;
		if (c === 10) break;
		bytes.length < 200 && bytes.push(c), feed.moveTo(feed.at + 1);
	}
	let text = node_buffer.Buffer.from(bytes).toString("latin1").trimEnd();
	if (inside) throw new Refused("psql-meta-command", `a psql command (${commandName(text)}) inside a statement`, line);
	return {
		kind: "meta",
		line,
		text
	};
}
function commandName(text) {
	return /^\\(?:[A-Za-z_]{1,20}|[!?;])/.exec(text)?.[0] ?? "\\";
}
var Text = class {
	#parts = [];
	#bytes = 0;
	add(part, line) {
		if (part.length !== 0) {
			if (this.#bytes += part.length, this.#bytes > MAX_STATEMENT_BYTES) throw new Refused("too-long", `this statement is longer than ${MAX_STATEMENT_BYTES} bytes`, line ?? 1);
			this.#parts.push(node_buffer.Buffer.from(part));
		}
	}
	read(line) {
		let bytes = node_buffer.Buffer.concat(this.#parts);
		if (bytes.includes(0)) throw new Refused("not-utf8", "there is a NUL in this statement", line);
		try {
			return new TextDecoder("utf-8", {
				fatal: !0,
				ignoreBOM: !0
			}).decode(bytes).trim();
		} catch {
			throw new Refused("not-utf8", "this statement is not UTF-8; dump with --encoding=UTF8", line);
		}
	}
};
const ENCODING = /\b(?:client_encoding['"]?\s*(?:=|\bto\b|,)|set\s+names)\s*'?([\w-]+)/gi, STRINGS = /standard_conforming_strings/gi, STRINGS_ON = /\bset\s+(?:session\s+|local\s+)?standard_conforming_strings\s*(?:=|\bto\b)\s*'?(?:on|true)'?$/i;
function checkEncodings(text, line) {
	for (let [, name = ""] of text.matchAll(ENCODING)) if (!/^(?:utf-?8|default)$/i.test(name)) throw new Refused("client-encoding", "the text is not in UTF-8; dump with --encoding=UTF8", line);
	let named = text.match(STRINGS)?.length ?? 0;
	if (named > 1 || named === 1 && !STRINGS_ON.test(text)) throw new Refused("string-syntax", "standard_conforming_strings would change how quotes are read", line);
}
const MARK = node_buffer.Buffer.from([
	239,
	187,
	191
]);
async function* withoutMark(source) {
	let head = node_buffer.Buffer.alloc(0);
	for await (let chunk of source) head === void 0 ? yield chunk : (head = node_buffer.Buffer.concat([head, chunk]), head.length < MARK.length || (yield head.subarray(0, MARK.length).equals(MARK) ? head.subarray(MARK.length) : head, head = void 0));
	head !== void 0 && head.length > 0 && (yield head);
}
// src/rehearsal/postgres/sql/run-script.ts
const RESTRICT = /^\\(?:un)?restrict [A-Za-z0-9]+$/, IDLE = /^\\(?:set +(?:ON_ERROR_STOP|QUIET|AUTOCOMMIT)(?: +(?:on|1|true|yes|'(?:on|1|true)'))?|set +(?:ECHO|VERBOSITY|SHOW_CONTEXT|HISTFILE|PROMPT[123])(?: +[\w'/~.%-]*)?|(?:timing|pset|x|a|t)(?: [^`\\]*)?|q?echo(?: [^`\\]*)?|warn(?: [^`\\]*)?|encoding +'?utf-?8'?)$/i, CONNECT$1 = /^\\connect (?:[^`\\]+|-reuse-previous=on "(?:[^"`]|"")*")$/, SETS_ENCODING = /^\\encoding SQL_ASCII$/;
function connects({ text }) {
	return CONNECT$1.test(text);
}
function isIdle(command, isDump) {
	return IDLE.test(command.text) || isDump && (RESTRICT.test(command.text) || SETS_ENCODING.test(command.text) || connects(command));
}
async function runScript(session, source, options = {}) {
	let ran = {
		statements: 0,
		copyBytes: 0
	};
	for await (let piece of splitStatements(source)) {
		if (piece.kind === "meta") {
			if (isIdle(piece, options.dump === !0)) continue;
			throw new Refused("psql-meta-command", `a psql command (${commandName(piece.text)}), which is never carried out`, piece.line);
		}
		let copied = await runStatement(session, piece, options);
		copied !== void 0 && (ran.statements++, ran.copyBytes += copied);
	}
	return ran;
}
async function runInTransaction(session, source, options) {
	return await inTransaction(session, async () => await runScript(session, source, options));
}
async function inTransaction(session, work) {
	await session.run("begin");
	let ran = await work();
	try {
		await session.run("commit");
	} catch (error) {
		throw error instanceof SqlError && !isDiskFull(error) ? new Refused("statement-refused", `at the commit of its transaction: ${serverMessage(error)}`) : error;
	}
	return ran;
}
async function runStatement(session, piece, options) {
	try {
		let text = options.before === void 0 ? piece.text : await options.before(piece);
		if (text === void 0) return;
		let copied = 0, work = async () => {
			piece.kind === "copy" ? copied = await session.copyIn(text, piece.data) : await runRecovering(session, {
				...piece,
				text
			}, options);
		};
		return await (options.bounded === void 0 ? work() : options.bounded(piece, work())), await options.ran?.(), copied;
	} catch (error) {
		if (!(error instanceof SqlError && !isDiskFull(error))) throw error;
		let { text, words, line } = piece;
		throw new Refused("statement-refused", serverMessage(error, text, words), line, adviceFor(error, text));
	}
}
async function runRecovering(session, statement, { recover }) {
	for (let attempt = 0;; attempt++) try {
		return await session.run(statement.text);
	} catch (error) {
		let next = error instanceof SqlError && recover !== void 0 && attempt < 100 && await recover(error, statement);
		if (next === "skip") return;
		if (!next) throw error;
	}
}
async function isTransactionOpen(session) {
	try {
		return await session.run("savepoint seal_gate_look"), !0;
	} catch (error) {
		if (error instanceof SqlError && error.code === "25P01") return !1;
		if (error instanceof SqlError && error.code === "25P02") return !0;
		throw error;
	}
}
// src/rehearsal/postgres/dump/adapted.ts
const UNKNOWN_AND_IDLE = /\bset\s+transaction_timeout\s*(?:=|to)\s*'?0'?$/i, AUTHORIZATION = /\bset\s+session\s+authorization\s+('(?:[^']|'')*'|"(?:[^"]|"")*"|[\w$]+)$/i, CREATES_PUBLIC = /\bcreate\s+schema\s+(?:if\s+not\s+exists\s+)?"?public"?$/i, DROPS_PUBLIC = /\bdrop\s+schema\s+(?:if\s+exists\s+)?"?public"?(?:\s+restrict)?$/i, TABLESPACE = /\bset\s+default_tablespace\s*(?:=|to)\s*(?:'(?:[^']|'')*'|"(?:[^"]|"")*"|[\w$]+)$/i, ABOUT_DATABASE = /^(?:alter|comment|security|grant|revoke)$/;
function adapted({ kind, text, words }, database) {
	if (kind === "copy") return text;
	let [verb = "", object] = words;
	if (object !== "database" || verb !== "create" && verb !== "drop") {
		if (verb === "drop") return DROPS_PUBLIC.test(text) ? void 0 : text;
		if (verb === "create") return CREATES_PUBLIC.test(text) ? "create schema if not exists public" : text;
		if (ABOUT_DATABASE.test(verb)) return ofClone(text, database);
		if (verb === "reset") return /\breset\s+session\s+authorization$/i.test(text) ? "reset role" : text;
		if (verb !== "set") return text;
		if (!UNKNOWN_AND_IDLE.test(text)) return TABLESPACE.test(text) ? "set default_tablespace = ''" : withRole(text);
	}
}
function withRole(text) {
	let [, name] = AUTHORIZATION.exec(text) ?? [];
	return name === void 0 ? text : /^default$/i.test(name) ? "reset role" : name.startsWith("\"") ? `set role ${name}` : `set role ${require_pglite_files.quoted(name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name.toLowerCase())}`;
}
function ofClone(text, database) {
	if (!/\bdatabase\b/i.test(text)) return text;
	let name = databaseIn(tokensOf(text));
	return name === void 0 ? text : text.slice(0, name.at) + require_pglite_files.quoted(database) + text.slice(name.end);
}
function databaseIn(tokens) {
	let at = tokens.findIndex(({ kind, text }, index) => kind === "word" && text === "database" && /^(?:alter|on|in)$/.test(tokens[index - 1]?.text ?? "") && tokens[index - 1]?.kind === "word"), name = at < 0 ? void 0 : tokens[at + 1];
	return name?.kind === "word" || name?.kind === "name" ? name : void 0;
}
const MISSING = /^(?:42P01|42704|42883|3F000)$/, DROPS = /\b(?:drop\s+(?:constraint|default|identity|expression)|detach\s+partition|lo_unlink)\b/i;
function dropsNothing(code, { text, words }) {
	if (!MISSING.test(code)) return !1;
	let [verb] = words;
	return verb === "drop" || (verb === "alter" || verb === "select") && DROPS.test(text);
}
// src/rehearsal/postgres/dump/superuser.ts
function needsSuperuser({ text, words }) {
	let [verb = "", object = ""] = words;
	return verb === "grant" || verb === "revoke" ? isOnObjects(tokensOf(text)) ? "always" : "never" : verb === "comment" ? "refused" : verb === "alter" ? alteration(text, object) : verb === "security" && object === "label" ? "refused" : verb === "set" ? words.includes("session_replication_role") ? "refused" : "never" : verb === "create" && words.slice(1, 5).some((word) => CREATED.has(word)) && !words.slice(1, 5).some((word) => RUNS_CODE.has(word)) ? "refused" : "never";
}
const CREATED = /* @__PURE__ */ new Set([
	"access",
	"aggregate",
	"cast",
	"collation",
	"conversion",
	"event",
	"extension",
	"function",
	"language",
	"operator",
	"procedure",
	"publication",
	"text",
	"transform",
	"type"
]), RUNS_CODE = /* @__PURE__ */ new Set([
	"index",
	"materialized",
	"table",
	"view"
]);
function alteration(text, object) {
	let tokens = tokensOf(text);
	if (object === "default") return "always";
	let owner = tokens.findIndex(({ kind, text: word }) => kind === "word" && word === "owner"), to = tokens[owner + 2];
	return owner > 0 && owner === tokens.length - 3 && to !== void 0 ? isOfSystem(to) ? "never" : "always" : object === "role" && tokens.some(({ text: word }, index) => word === "in" && tokens[index + 1]?.text === "database") || object === "event" || object === "publication" || object === "extension" || object === "database" || object === "table" && onlySwitchesTriggers(tokens) ? "refused" : "never";
}
function isOfSystem({ text }) {
	return text.startsWith("pg_") && text !== "pg_database_owner";
}
function isOnObjects(tokens) {
	let words = tokens.map(({ text }) => text), on = words.indexOf("on");
	return on > 0 && words[on + 1] !== "parameter" && !(words[on + 1] === "all" && words.some((word) => word === "pg_catalog"));
}
function onlySwitchesTriggers(tokens) {
	let words = tokens.map(({ text }) => text), at = words.findIndex((word) => word === "enable" || word === "disable");
	return at > 0 && !words.includes(",") && words.slice(at + 1).includes("trigger");
}
// src/rehearsal/postgres/dump/restore.ts
const MISSING_ROLE = /^role "(.+)" does not exist$/s;
async function restore(engine, session, sql, { roles: named = [], skippedExtensions: skipped = [] } = {}) {
	let roles = [];
	for (let role of named) await engine.asSuperuser(creationOf(role)), roles.push(role);
	let last = [], isElevated = !1, elevate = async (wanted) => {
		wanted !== isElevated && (await engine.asSuperuser([`alter role ${require_pglite_files.SCRIPT_ROLE} ${wanted ? "superuser" : "nosuperuser"}`]), isElevated = wanted);
	}, recover = async (refused, statement) => {
		if (dropsNothing(refused.code, statement)) return "skip";
		let role = missingRole(refused);
		return role !== void 0 && !roles.includes(role) ? (await engine.asSuperuser(creationOf(role)), roles.push(role), !0) : refused.code !== "42501" || isElevated || needsSuperuser(statement) === "never" ? !1 : (await elevate(!0), !0);
	}, before = async (piece) => {
		if (skipped.length > 0 && skipped.includes(extensionOf(piece) ?? "")) return;
		if (piece.kind === "statement" && isAboutEventTrigger(piece) && !last.includes(piece)) {
			last.push(piece);
			return;
		}
		let text = adapted(piece, engine.database);
		return text !== void 0 && await elevate(needsSuperuser(piece) === "always"), text;
	}, ran = await runScript(session, sql, {
		dump: !0,
		before,
		recover
	});
	for (let piece of last) await runStatement(session, piece, {
		before,
		recover
	});
	return await elevate(!1), {
		...ran,
		statements: ran.statements + last.length,
		rolesCreated: roles.toSorted()
	};
}
function isAboutEventTrigger({ words }) {
	return /^(?:create|alter|comment on) event trigger\b/.test(words.join(" "));
}
function creationOf(role) {
	let name = require_pglite_files.quoted(role);
	return [
		`create role ${name} nologin`,
		`grant pg_read_all_data, pg_write_all_data to ${name}`,
		`grant ${name} to ${require_pglite_files.SCRIPT_ROLE}`
	];
}
function missingRole({ code, message }) {
	return code === "42704" || code === "22023" ? MISSING_ROLE.exec(message)?.[1] : void 0;
}
function refusedByOlder(error, dumped, { version }) {
	let major = Number(require_release.majorOf(dumped ?? ""));
	if (!(error instanceof Refused) || error.code !== "statement-refused" || !(major > Number(require_release.majorOf(version)))) return error;
	let advice = `the dump is of PostgreSQL ${dumped}, and this engine is ${version}: take a server of version ${major} or later ("pg-bin")`;
	return new Refused(error.code, `${error.message}: ${advice}`, error.line);
}
// src/rehearsal/postgres/fingerprint/catalog-rules.ts
const FIRST_USER_OID = 16384, IGNORED_CATALOGS = {
	pg_statistic: "what the planner measured",
	pg_statistic_ext_data: "what the planner measured",
	pg_largeobject: "read as data",
	pg_shdepend: "follows from owners and privileges",
	pg_replication_origin: "of the cluster",
	pg_subscription_rel: "how far a replication is"
}, IGNORED_COLUMNS = {
	pg_class: [
		"relfilenode",
		"relpages",
		"reltuples",
		"relallvisible",
		"relallfrozen",
		"relfrozenxid",
		"relminmxid",
		"relhasindex",
		"relhasrules",
		"relhastriggers",
		"relhassubclass",
		"relrewrite",
		"reltoastrelid",
		"relnatts"
	],
	pg_attribute: [
		"attnum",
		"attcacheoff",
		"atthasmissing",
		"attmissingval",
		"attisdropped"
	],
	pg_index: ["indcheckxmin"],
	pg_enum: ["enumsortorder"],
	pg_database: ["datfrozenxid", "datminmxid"],
	pg_subscription: ["subskiplsn"],
	pg_authid: ["rolpassword"],
	pg_user_mapping: ["umoptions"]
}, NODE_TREES = {
	pg_attrdef: ["adbin"],
	pg_class: ["relpartbound"],
	pg_constraint: ["conbin"],
	pg_index: ["indexprs", "indpred"],
	pg_partitioned_table: ["partexprs"],
	pg_policy: ["polqual", "polwithcheck"],
	pg_proc: ["proargdefaults", "prosqlbody"],
	pg_publication_rel: ["prqual"],
	pg_rewrite: ["ev_qual", "ev_action"],
	pg_statistic_ext: ["stxexprs"],
	pg_trigger: ["tgqual"],
	pg_type: ["typdefaultbin"]
}, DEFINITIONS = {
	pg_attrdef: { definition: "pg_get_expr(t.adbin, t.adrelid)" },
	pg_class: {
		partition_bound: "pg_get_expr(t.relpartbound, t.oid)",
		partition_key: "case when t.relkind = 'p' then pg_get_partkeydef(t.oid) end",
		toast_options: "(select x.reloptions from pg_class x where x.oid = t.reltoastrelid)"
	},
	pg_constraint: { definition: "pg_get_constraintdef(t.oid)" },
	pg_index: { definition: "pg_get_indexdef(t.indexrelid)" },
	pg_policy: {
		using: "pg_get_expr(t.polqual, t.polrelid)",
		with_check: "pg_get_expr(t.polwithcheck, t.polrelid)"
	},
	pg_proc: {
		argument_defaults: "pg_get_expr(t.proargdefaults, 0)",
		sql_body: "pg_get_function_sqlbody(t.oid)"
	},
	pg_publication_rel: { where: "pg_get_expr(t.prqual, t.prrelid)" },
	pg_rewrite: { definition: `case when t.oid >= ${FIRST_USER_OID} then pg_get_ruledef(t.oid)
      else encode(sha256(convert_to(t.ev_qual::text || t.ev_action::text, 'UTF8')), 'hex') end` },
	pg_statistic_ext: { definition: "pg_get_statisticsobjdef(t.oid)" },
	pg_trigger: { definition: "case when not t.tgisinternal then pg_get_triggerdef(t.oid) end" },
	pg_authid: { password: "encode(sha256(convert_to(t.rolpassword, 'UTF8')), 'hex')" },
	pg_user_mapping: { options: "encode(sha256(convert_to(t.umoptions::text, 'UTF8')), 'hex')" }
}, SECRET = /* @__PURE__ */ new Set([
	"pg_authid.password",
	"pg_user_mapping.options",
	"pg_subscription.subconninfo"
]), DEFAULT_PRIVILEGES = {
	pg_class: { relacl: "case t.relkind when 'S' then 's' else 'r' end::\"char\", t.relowner" },
	pg_proc: { proacl: "'f', t.proowner" },
	pg_type: { typacl: "'T', t.typowner" },
	pg_namespace: { nspacl: "'n', t.nspowner" },
	pg_language: { lanacl: "'l', t.lanowner" },
	pg_foreign_data_wrapper: { fdwacl: "'F', t.fdwowner" },
	pg_foreign_server: { srvacl: "'S', t.srvowner" },
	pg_database: { datacl: "'d', t.datdba" },
	pg_tablespace: { spcacl: "'t', t.spcowner" },
	pg_largeobject_metadata: { lomacl: "'L', t.lomowner" }
}, MORE_COLUMN_NUMBERS = {
	pg_constraint: { confdelsetcols: "conrelid" },
	pg_publication_rel: { prattrs: "prrelid" }
}, PLAIN_NUMBERS = /* @__PURE__ */ new Set(["pg_index.indoption"]), ABOUT_ANY = /* @__PURE__ */ new Set([
	"pg_description",
	"pg_shdescription",
	"pg_seclabel",
	"pg_shseclabel",
	"pg_init_privs"
]);
function isIgnored(catalog, column) {
	return IGNORED_COLUMNS[catalog]?.includes(column) === !0 || NODE_TREES[catalog]?.includes(column) === !0 || column === "oid";
}
function isCoveredTree(catalog, column) {
	return NODE_TREES[catalog]?.includes(column) === !0;
}
const READ_AS = {
	words: {
		pg_attrdef: "default",
		pg_attribute: "column",
		pg_auth_members: "membership",
		pg_authid: "role",
		pg_class: "relation",
		pg_constraint: "constraint",
		pg_db_role_setting: "setting",
		pg_default_acl: "default privileges",
		pg_depend: "dependency",
		pg_description: "comment",
		pg_enum: "enum label",
		pg_extension: "extension",
		pg_index: "index",
		pg_namespace: "schema",
		pg_policy: "policy",
		pg_proc: "function",
		pg_rewrite: "rule",
		pg_sequence: "sequence",
		pg_trigger: "trigger",
		pg_type: "type"
	},
	dependencies: /* @__PURE__ */ new Set(["pg_depend"]),
	shown: (object) => object.replace(/^2615 2200 0\b/, "schema public").replaceAll(/#\d+ (?=\S)/g, ""),
	secrets: SECRET
};
// src/rehearsal/postgres/fingerprint/catalog-rows.ts
var Names = class {
	#objects = /* @__PURE__ */ new Map();
	#columns = /* @__PURE__ */ new Map();
	#system;
	constructor(catalogs, system) {
		this.#system = system;
		let byName = new Map([...catalogs].map(([catalog, rows]) => [catalog.name, rows]));
		for (let [{ name, columns, hasOid }, rows] of catalogs) {
			if (!hasOid) continue;
			let label = columns.find((column) => column.type === "name")?.name ?? "", named = rows.map((row) => [text(row, "oid"), row.identity ?? `#${text(row, "oid")} ${text(row, label)}`.trim()]);
			this.#objects.set(name, new Map(named));
		}
		for (let { columns } of byName.get("pg_attribute") ?? []) this.#columns.set(`${columns.attrelid} ${columns.attnum}`, columns.attname ?? "");
		this.#setAll("pg_authid", byName, (row) => text(row, "rolname")), this.#setAll("pg_enum", byName, (row) => `${this.object("pg_type", text(row, "enumtypid"))} ${JSON.stringify(text(row, "enumlabel"))}`), this.#setAll("pg_largeobject_metadata", byName, (row) => `large object ${text(row, "oid")}`), this.#setAll("pg_trigger", byName, (row) => row.columns.tgisinternal === "true" ? `internal trigger ${this.object("pg_proc", text(row, "tgfoid"))} of ${this.object("pg_constraint", text(row, "tgconstraint"))} on ${this.object("pg_class", text(row, "tgrelid"))}` : row.identity);
	}
	object(catalog, oid) {
		return oid === "0" ? null : this.objectAt(catalog, oid) ?? `#${oid}`;
	}
	column(relation, number) {
		return this.columnAt(`${relation} ${number}`) ?? `#${number}`;
	}
	objectAt(catalog, oid) {
		return this.#objects.get(catalog)?.get(oid) ?? this.#system?.objectAt(catalog, oid);
	}
	columnAt(place) {
		return this.#columns.get(place) ?? this.#system?.columnAt(place);
	}
	#setAll(catalog, rows, name) {
		let known = this.#objects.get(catalog) ?? /* @__PURE__ */ new Map();
		for (let row of rows.get(catalog) ?? []) known.set(text(row, "oid"), name(row) ?? "");
		this.#objects.set(catalog, known);
	}
};
function text(row, column) {
	return row.columns[column] ?? "";
}
const ABOUT = {
	pg_aggregate: "t.aggfnoid::oid",
	pg_attribute: "t.attrelid",
	pg_description: "t.objoid",
	pg_index: "t.indexrelid",
	pg_init_privs: "t.objoid"
};
function objectNumber({ name, hasOid }) {
	return ABOUT[name] ?? (hasOid && name !== "pg_database" ? "t.oid" : void 0);
}
function hasSystemPart(catalog) {
	return objectNumber(catalog) !== void 0;
}
function selection(catalog) {
	let kept = catalog.columns.filter(({ name }) => name === "oid" || needed(catalog, name)), definitions = Object.entries(DEFINITIONS[catalog.name] ?? {}), selected = [
		...kept.map((column) => columnText(catalog, column)),
		...definitions.map(([, sql]) => `(${sql})::text`),
		...identities(catalog)
	];
	return {
		names: [...kept.map(({ name }) => name), ...definitions.map(([name]) => name)],
		selected: selected.join(", ")
	};
}
function systemDigest(catalog) {
	return `(select encode(sha256(convert_to(${`string_agg(array_to_json(array[${selection(catalog).selected}])::text, E'\\n' order by t.ctid)`}, 'UTF8')), 'hex') ${from$1(catalog, "system")})`;
}
function digestOf(rows) {
	return rows.length === 0 ? null : (0, node_crypto.createHash)("sha256").update(rows.map((row) => JSON.stringify(row)).join("\n")).digest("hex");
}
async function readValues(session, catalog, part) {
	return await session.rows(`select ${selection(catalog).selected} ${from$1(catalog, part)} order by t.ctid`);
}
async function readRows(session, catalog, superuser, part) {
	return rowsOf(catalog, superuser, await readValues(session, catalog, part));
}
function rowsOf(catalog, superuser, rows) {
	let { names } = selection(catalog), random = require_pglite_files.isRandomSuperuser(superuser);
	return rows.map((values) => {
		let columns = {}, own = (at) => {
			let value = values[at] ?? null;
			return random && value !== null ? value.replaceAll(superuser, "rehearsal_superuser") : value;
		};
		for (let at = 0; at < names.length; at++) columns[names[at] ?? ""] = own(at);
		return {
			columns,
			identity: own(names.length),
			other: own(names.length + 1)
		};
	});
}
function needed({ name: catalog }, column) {
	return catalog === "pg_attribute" && (column === "attnum" || column === "attisdropped") || catalog === "pg_enum" && column === "enumsortorder" || !isIgnored(catalog, column);
}
function columnText(catalog, { name, type }) {
	let column = `t.${require_pglite_files.quoted(name)}`, defaults = DEFAULT_PRIVILEGES[catalog.name]?.[name];
	return defaults === void 0 ? type.endsWith("[]") || type === "oidvector" || type === "int2vector" ? `array_to_json(${column}::text[])::text` : type === "regproc" ? `${column}::oid::text` : `${column}::text` : `array_to_json(coalesce(${column}, acldefault(${defaults}))::text[])::text`;
}
function identities({ name, oid, hasOid }) {
	let identity = (classId, object, part) => `(select i.type || ' ' || i.identity from pg_identify_object(${classId}, ${object}, ${part}) i)`;
	if (name === "pg_depend") return [identity("t.classid", "t.objid", "t.objsubid"), identity("t.refclassid", "t.refobjid", "t.refobjsubid")];
	if (ABOUT_ANY.has(name)) {
		let part = name.startsWith("pg_sh") ? "0" : "t.objsubid", number = `t.classoid::oid::text || ' ' || t.objoid || ' ' || ${part}`;
		return [`case when t.objoid >= ${FIRST_USER_OID} then ${identity("t.classoid", "t.objoid", part)} else ${number} end`];
	}
	return !hasOid || name === "pg_enum" || name === "pg_largeobject_metadata" ? [] : [`case when t.oid >= ${FIRST_USER_OID} then (pg_identify_object(${oid}, t.oid, 0)).identity end`];
}
const TOAST = "(select c.oid from pg_class c where c.relnamespace = 'pg_toast'::regnamespace)";
function from$1(catalog, part) {
	let sign = {
		system: "<",
		rest: ">="
	}, conditions = [...restriction(catalog), ...part === "all" ? [] : [`${objectNumber(catalog)} ${sign[part]} ${FIRST_USER_OID}`]].map((condition) => `(${condition})`), where = conditions.length === 0 ? "" : ` where ${conditions.join(" and ")}`;
	return `from pg_catalog.${require_pglite_files.quoted(catalog.name)} t${where}`;
}
function restriction({ name }) {
	let condition = {
		pg_depend: `t.deptype in ('a', 'e', 'i', 'x') and (t.objid >= ${FIRST_USER_OID} or t.refobjid >= ${FIRST_USER_OID})
      and t.classid <> 'pg_rewrite'::regclass
      and not (t.classid = 'pg_class'::regclass and t.objid in ${TOAST})
      and not (t.refclassid = 'pg_class'::regclass and t.refobjid in ${TOAST})`,
		pg_authid: `t.rolname <> '${require_pglite_files.READER_ROLE}'`,
		pg_auth_members: `t.member not in (select r.oid from pg_authid r where r.rolname = '${require_pglite_files.READER_ROLE}')`,
		pg_database: `t.datname not in ('${require_pglite_files.UNTOUCHED}', '${require_pglite_files.UNTOUCHED_STEP}', '${require_pglite_files.TRIAL}')`,
		pg_db_role_setting: `t.setdatabase = 0 or t.setdatabase in (select d.oid from pg_database d where d.datname not in ('${require_pglite_files.UNTOUCHED}', '${require_pglite_files.UNTOUCHED_STEP}', '${require_pglite_files.TRIAL}'))`,
		pg_class: "t.relnamespace <> 'pg_toast'::regnamespace",
		pg_attribute: `t.attnum > 0 and t.attrelid not in ${TOAST}`,
		pg_index: `t.indrelid not in ${TOAST}`,
		pg_type: "t.typnamespace <> 'pg_toast'::regnamespace",
		pg_namespace: "t.nspname !~ '^pg_(toast_)?temp_'"
	}[name];
	return condition === void 0 ? [] : [condition];
}
async function readCatalogs(session) {
	let references = await readReferences(session);
	return (await session.rows("select c.relname, c.oid::text,\n    array_to_json(array_agg(a.attname::text order by a.attnum))::text,\n    array_to_json(array_agg(format_type(a.atttypid, null) order by a.attnum))::text,\n    (select array_to_json(array_agg(k.attname::text order by key.place))::text\n     from pg_index i, unnest(i.indkey) with ordinality key(number, place), pg_attribute k\n     where i.indrelid = c.oid and i.indisprimary and k.attrelid = c.oid and k.attnum = key.number)\n  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped\n  where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind = 'r' and c.oid < 16384\n  group by c.oid, c.relname order by c.relname")).flatMap(([name, oid, names, types, key]) => {
		if (typeof name != "string" || typeof oid != "string" || name in IGNORED_CATALOGS) return [];
		let kinds = strings(types), columns = strings(names).map((column, index) => ({
			name: column,
			type: kinds[index] ?? ""
		})), catalog = {
			name,
			oid,
			columns,
			primaryKey: key === null ? [] : strings(key),
			references: references.get(name) ?? /* @__PURE__ */ new Map(),
			hasOid: columns.some((column) => column.name === "oid")
		};
		for (let column of columns) assertCovered(catalog, column);
		return [catalog];
	});
}
async function readReferences(session) {
	let found = /* @__PURE__ */ new Map(), add = (catalog, column, reference) => {
		let known = found.get(catalog) ?? /* @__PURE__ */ new Map();
		found.set(catalog, known.set(column, reference));
	};
	for (let [from, columns, to, keys] of await session.rows("select f.relname, array_to_json(k.fkcols)::text, p.relname, array_to_json(k.pkcols)::text\n  from pg_get_catalog_foreign_keys() k join pg_class f on f.oid = k.fktable join pg_class p on p.oid = k.pktable")) {
		if (typeof from != "string" || typeof to != "string") continue;
		let [first, second] = strings(columns);
		first !== void 0 && (to === "pg_attribute" && second !== void 0 ? add(from, second, {
			kind: "column",
			relation: first
		}) : second === void 0 && strings(keys)[0] === "oid" && add(from, first, {
			kind: "object",
			catalog: to
		}));
	}
	for (let [catalog, columns] of Object.entries(MORE_COLUMN_NUMBERS)) for (let [column, relation] of Object.entries(columns)) add(catalog, column, {
		kind: "column",
		relation
	});
	return found;
}
const REFERRING = /* @__PURE__ */ new Set([
	"oid",
	"oid[]",
	"oidvector",
	"regproc",
	"int2vector",
	"smallint[]"
]);
function assertCovered({ name: catalog, references }, { name, type }) {
	let where = `${catalog}.${name}`;
	if (type === "pg_node_tree" && !isCoveredTree(catalog, name) || !(!REFERRING.has(type) || isIgnored(catalog, name) || references.has(name) || PLAIN_NUMBERS.has(where)) && !(catalog === "pg_depend" || ABOUT_ANY.has(catalog) && name === "objoid")) throw notCovered(where);
}
function notCovered(where) {
	return /* @__PURE__ */ Error(`this server's ${where} is of a kind that the fingerprint cannot read`);
}
function strings(json) {
	let value = JSON.parse(json ?? "[]");
	if (!Array.isArray(value)) throw TypeError("the server sent no array");
	return value.map(String);
}
// src/rehearsal/postgres/fingerprint/catalog-entries.ts
function entriesOf(catalogs, names, database) {
	let places = ranks(catalogs, "pg_attribute", "attrelid", "attnum"), orders = ranks(catalogs, "pg_enum", "enumtypid", "enumsortorder"), entries = [], droppedColumns = 0;
	for (let [catalog, rows] of catalogs) {
		let readings = readingsOf(catalog, names);
		for (let row of rows) {
			if (isDropped(row)) {
				droppedColumns++;
				continue;
			}
			let properties = propertiesOf(readings, row), place = places.get(row) ?? orders.get(row);
			place !== void 0 && (properties.place = String(place));
			let here = catalog.name === "pg_database" && text(row, "oid") === database;
			here && (properties.datname = null);
			let key = here ? "this database" : keyOf(catalog, row, properties, names);
			entries.push([`${catalog.name} ${key}`, JSON.stringify(properties)]);
		}
	}
	return {
		entries: entries.sort(inOrder),
		droppedColumns
	};
}
function inOrder(a, b) {
	return compare$1(a[0], b[0]) || compare$1(a[1], b[1]);
}
function compare$1(a, b) {
	return a < b ? -1 : +(a > b);
}
function isDropped({ columns }) {
	return columns.attisdropped === "true";
}
function readingsOf(catalog, names) {
	let about = catalog.name === "pg_depend" || ABOUT_ANY.has(catalog.name), counted = catalog.columns.filter(({ name }) => !isIgnored(catalog.name, name) && !(about && /^(?:ref)?(?:class|obj)(?:id|oid|subid)$/.test(name))), definitions = Object.keys(DEFINITIONS[catalog.name] ?? {}).map((name) => ({
		name,
		read: (value) => value
	}));
	return [...counted.map(({ name, type }) => ({
		name,
		read: reading(name, type, catalog.references.get(name), names)
	})), ...definitions];
}
function reading(name, type, reference, names) {
	let isList = type.endsWith("[]") || type.endsWith("vector");
	if (reference === void 0) {
		if (!isList) return (value) => value;
		let isSet = /(?:acl|privs|options|config)$/.test(name);
		return (value) => isSet ? strings(value).sort() : strings(value);
	}
	let named = (number, row) => reference.kind === "object" ? names.object(reference.catalog, number) : names.column(text(row, reference.relation), number);
	return isList ? (value, row) => strings(value).map((number) => named(number, row)) : named;
}
function propertiesOf(readings, row) {
	let properties = {};
	for (let { name, read } of readings) {
		let value = row.columns[name] ?? null;
		properties[name] = value === null ? null : read(value, row);
	}
	return row.columns.tgisinternal === "true" && (properties.tgname = null), properties;
}
function keyOf(catalog, row, properties, names) {
	return catalog.name === "pg_depend" ? `${steady(row.identity)} -> ${steady(row.other)} (${text(row, "deptype")})` : ABOUT_ANY.has(catalog.name) ? [steady(row.identity), properties.provider ?? ""].join(" ").trim() : catalog.name === "pg_attribute" ? `${names.object("pg_class", text(row, "attrelid"))} ${text(row, "attname")}` : catalog.hasOid ? names.object(catalog.name, text(row, "oid")) ?? "" : (catalog.primaryKey.length > 0 ? catalog.primaryKey : Object.keys(properties)).map((column) => properties[column] ?? "").join(" ");
}
function steady(identity) {
	return (identity ?? "unknown object").replaceAll(/RI_ConstraintTrigger_([ac])_\d+/g, "RI_ConstraintTrigger_$1");
}
function ranks(catalogs, catalog, owner, order) {
	let rows = [...catalogs].find(([{ name }]) => name === catalog)?.[1] ?? [], owned = /* @__PURE__ */ new Map();
	for (let row of rows) {
		if (isDropped(row)) continue;
		let list = owned.get(text(row, owner)) ?? [];
		owned.set(text(row, owner), list), list.push(row);
	}
	let placed = [...owned.values()].flatMap((list) => list.sort((a, b) => Number(text(a, order)) - Number(text(b, order))).map((row, index) => [row, index + 1]));
	return new Map(placed);
}
// src/rehearsal/postgres/fingerprint/known-system.ts
const NOTHING = {
	has: () => !1,
	names: new Names(/* @__PURE__ */ new Map()),
	entries: [],
	droppedColumns: 0
};
var KnownSystem = class {
	#known;
	async read(session, superuser) {
		if (this.#known !== void 0 && await digestsOf(session, this.#known.catalogs) === this.#known.digests) return this.#known;
		this.#known = void 0;
		let catalogs = await readCatalogs(session), rows = /* @__PURE__ */ new Map(), digests = [];
		for (let catalog of catalogs.filter(hasSystemPart)) {
			let values = await readValues(session, catalog, "system");
			digests.push(digestOf(values)), rows.set(catalog, rowsOf(catalog, superuser, values));
		}
		if (refersOutside(rows)) return {
			catalogs,
			system: NOTHING
		};
		let names = new Names(rows), system = {
			...entriesOf(rows, names, ""),
			names,
			has: hasSystemPart
		};
		return this.#known = {
			catalogs,
			system,
			digests: JSON.stringify(digests)
		}, this.#known;
	}
};
async function digestsOf(session, catalogs) {
	let [digests] = await session.rows(`select ${catalogs.filter(hasSystemPart).map(systemDigest).join(", ")}`);
	return JSON.stringify(digests);
}
function refersOutside(catalogs) {
	let parts = new Set([...catalogs.keys()].map(({ name }) => name));
	return [...catalogs].some(([{ references, columns }, rows]) => columns.some(({ name, type }) => {
		let reference = references.get(name);
		if (reference?.kind !== "object") return !1;
		let end = parts.has(reference.catalog) ? FIRST_USER_OID : 1, isList = type.endsWith("[]") || type.endsWith("vector"), numbers = (value) => value === null ? [] : isList ? strings(value) : [value];
		return rows.some((row) => numbers(row.columns[name] ?? null).some((number) => Number(number) >= end));
	}));
}
// src/rehearsal/postgres/fingerprint/catalog-tree.ts
async function readCatalogTree(session, known = new KnownSystem()) {
	let [[superuser, database] = []] = await session.rows("select rolname, (select d.oid::text from pg_catalog.pg_database d where d.datname = current_database())\n     from pg_catalog.pg_authid where oid = 10"), { catalogs, system } = await known.read(session, superuser ?? ""), rows = /* @__PURE__ */ new Map();
	for (let catalog of catalogs) rows.set(catalog, await readRows(session, catalog, superuser ?? "", system.has(catalog) ? "rest" : "all"));
	let rest = entriesOf(rows, new Names(rows, system.names), database ?? "");
	return {
		...hashed(merged(system.entries, rest.entries)),
		rules: READ_AS,
		droppedColumns: system.droppedColumns + rest.droppedColumns
	};
}
function merged(first, second) {
	let entries = [], at = 0;
	for (let entry of second) {
		for (let next = first[at]; next !== void 0 && inOrder(next, entry) <= 0; next = first[++at]) entries.push(next);
		entries.push(entry);
	}
	return [...entries, ...first.slice(at)];
}
function hashed(ordered) {
	let entries = /* @__PURE__ */ new Map(), hash = (0, node_crypto.createHash)("sha256"), texts = [];
	for (let [name, properties] of ordered) {
		let key = name;
		for (let number = 2; entries.has(key); number++) key = `${name} (${number})`;
		entries.set(key, properties), texts.push(`${key}\0${properties}\0`), texts.length === 256 && (hash.update(texts.join("")), texts = []);
	}
	return {
		root: hash.update(texts.join("")).digest("hex"),
		entries
	};
}
// src/rehearsal/postgres/fingerprint/tables.ts
const COMPLETE_AS = /* @__PURE__ */ new Map([
	["142", "text"],
	["143", "text[]"],
	["24", "regprocedure"],
	["1008", "regprocedure[]"],
	["2203", "regoperator"],
	["2208", "regoperator[]"]
]);
async function readTables(session) {
	return (await session.rows("select n.nspname, c.relname,\n    (select array_to_json(array_agg(a.attname::text order by a.attname collate \"C\"))::text from pg_catalog.pg_attribute a\n     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),\n    (select array_to_json(array_agg(a.attname::text order by k.place))::text\n     from (select i.indkey from pg_catalog.pg_index i\n           where i.indrelid = c.oid and i.indisunique and i.indisvalid and i.indimmediate and i.indpred is null and i.indexprs is null\n             and not exists (select from pg_catalog.unnest(i.indkey::int2[]) u(number) join pg_catalog.pg_attribute x\n                             on x.attrelid = c.oid and x.attnum = u.number where not x.attnotnull)\n           order by i.indisprimary desc, i.indexrelid limit 1) i,\n       pg_catalog.unnest(i.indkey::int2[]) with ordinality k(number, place)\n       join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.number),\n    (select array_to_json(array_agg((with recursive b(id) as (select a.atttypid union all\n      select y.typbasetype from b join pg_catalog.pg_type y on y.oid = b.id where y.typtype = 'd')\n    select b.id from b join pg_catalog.pg_type y on y.oid = b.id where y.typtype <> 'd')::text order by a.attname collate \"C\"))::text from pg_catalog.pg_attribute a\n     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)\n  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace\n  where c.relkind in ('r', 'm') and c.oid >= 16384 and c.relpersistence <> 't' and (c.relkind = 'r' or c.relispopulated)")).map(([schema, name, list, key, types]) => {
		let parts = [schema ?? "", name ?? ""], columns = strings(list), casts = strings(types).map((type) => COMPLETE_AS.get(type)), values = columns.map((column, at) => casts[at] === void 0 ? require_pglite_files.quoted(column) : `${require_pglite_files.quoted(column)}::pg_catalog.${casts[at]}`);
		return {
			name: parts.map(shown).join("."),
			sql: parts.map(require_pglite_files.quoted).join("."),
			columns,
			values,
			key: strings(key)
		};
	}).sort((a, b) => a.name < b.name ? -1 : 1);
}
function shown(name) {
	return /^[a-z_][a-z0-9_]*$/.test(name) ? name : require_pglite_files.quoted(name);
}
function rowHash(table) {
	return `pg_catalog.sha256(pg_catalog.convert_to(row(${table.values.join(", ")})::text, 'UTF8'))`;
}
function hashStream(table) {
	return `copy (select ${rowHash(table)} h from only ${table.sql} order by 1) to stdout (format binary)`;
}
async function tableState(session, table) {
	let hash = (0, node_crypto.createHash)("sha256"), bytes = 0;
	await session.copyOut(hashStream(table), (piece) => {
		hash.update(piece), bytes += piece.length;
	});
	let rows = (bytes - 19 - 2) / 38;
	if (!Number.isInteger(rows) || rows < 0) throw Error(`the digests of ${table.name} came in ${bytes} bytes, which is no number of rows`);
	return {
		name: table.name,
		rows,
		sha256: hash.digest("hex")
	};
}
async function sequenceStates(session) {
	let found = await session.rows("select n.nspname, c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace\n     where c.relkind = 'S' and c.oid >= 16384 and c.relpersistence <> 't'"), states = [];
	for (let [schema, name] of found) {
		let parts = [schema ?? "", name ?? ""], [row] = await session.rows(`select last_value::text, is_called::text from ${parts.map(require_pglite_files.quoted).join(".")}`);
		if (typeof row?.[0] != "string") throw Error(`the sequence ${parts.map(shown).join(".")} does not report its value`);
		states.push({
			name: parts.map(shown).join("."),
			last_value: row[0],
			is_called: row[1] === "true"
		});
	}
	return states.sort((a, b) => a.name < b.name ? -1 : 1);
}
async function largeObjectState(session) {
	let hash = (0, node_crypto.createHash)("sha256");
	await session.copyOut("copy (select m.oid, l.pageno, l.data from pg_catalog.pg_largeobject_metadata m\n  left join pg_catalog.pg_largeobject l on l.loid = m.oid order by m.oid, l.pageno) to stdout (format binary)", (piece) => {
		hash.update(piece);
	});
	let [[count] = []] = await session.rows("select count(*)::text from pg_catalog.pg_largeobject_metadata");
	if (typeof count != "string") throw Error("the large objects could not be counted");
	return {
		count: Number(count),
		sha256: hash.digest("hex")
	};
}
async function eachRowHash(session, table, take) {
	let skip = 19, rest = Buffer.alloc(0);
	await session.copyOut(hashStream(table), (piece) => {
		let bytes = rest.length === 0 ? Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength) : Buffer.concat([rest, piece]), at = Math.min(skip, bytes.length);
		for (skip -= at; skip === 0 && at + 38 <= bytes.length; at += 38) take(bytes.subarray(at + 38 - 32, at + 38));
		rest = Buffer.from(bytes.subarray(at));
	});
}
async function shortHashes(session, table, rows) {
	let kept = Buffer.alloc(rows * 16), at = 0;
	if (await eachRowHash(session, table, (digest) => {
		digest.copy(kept, at, 0, 16), at += 16;
	}), at !== kept.length) throw Error(`${table.name} has another number of rows than a moment ago`);
	return kept;
}
// src/rehearsal/postgres/fingerprint/snapshot.ts
const PINNED = {
	role: "none",
	search_path: "",
	TimeZone: "UTC",
	DateStyle: "ISO, YMD",
	IntervalStyle: "postgres",
	extra_float_digits: "3",
	bytea_output: "hex",
	client_encoding: "UTF8",
	lc_monetary: "C",
	lc_numeric: "C",
	lc_time: "C",
	quote_all_identifiers: "off",
	standard_conforming_strings: "on",
	xmlbinary: "base64",
	xmloption: "content",
	array_nulls: "on",
	row_security: "off",
	synchronize_seqscans: "off",
	check_function_bodies: "off",
	statement_timeout: "0",
	lock_timeout: "0",
	idle_in_transaction_session_timeout: "0"
};
async function pin(session) {
	let settings = Object.entries(PINNED).map(([name, value]) => `pg_catalog.set_config(${require_pglite_files.literal(name)}, ${require_pglite_files.literal(value)}, true)`);
	await session.run(`select ${settings.join(", ")}`), await session.run("select pg_catalog.set_config(name, '0', true) from pg_catalog.pg_settings where name = 'transaction_timeout'");
}
async function inSnapshot(session, read) {
	await session.run("begin isolation level repeatable read, read only");
	try {
		return await pin(session), await read();
	} finally {
		await session.run("rollback");
	}
}
// src/rehearsal/postgres/fingerprint/except.ts
async function exceptState(session, catalog, exceptions) {
	let columns = /* @__PURE__ */ new Map();
	for (let exception of exceptions) exception.kind === "columns" && columns.set(exception.table, /* @__PURE__ */ new Set([...columns.get(exception.table) ?? [], ...exception.columns]));
	let tables = columns.size === 0 ? [] : await inSnapshot(session, async () => await tablesWithout(session, columns));
	return {
		schema: schemaExcept(catalog, exceptions),
		labels: exceptedLabels(catalog, exceptions),
		tables
	};
}
async function tablesWithout(session, columns) {
	let states = [];
	for (let table of await readTables(session)) {
		let left = columns.get(table.name);
		if (left === void 0) continue;
		let kept = table.columns.map((column) => !left.has(column));
		states.push(await tableState(session, {
			...table,
			columns: table.columns.filter((_, index) => kept[index]),
			values: table.values.filter((_, index) => kept[index])
		}));
	}
	return states;
}
async function rowDigests(session, names) {
	let digests = /* @__PURE__ */ new Map();
	return names.length === 0 || await inSnapshot(session, async () => {
		for (let table of await readTables(session)) {
			if (!names.includes(table.name)) continue;
			let [[count] = []] = await session.rows(`select count(*)::text from only ${table.sql}`);
			digests.set(table.name, await shortHashes(session, table, Number(count)));
		}
	}), digests;
}
function exceptedLabels({ entries }, exceptions) {
	return labelKeys(exceptions).filter((key) => entries.has(key));
}
function labelKeys(exceptions) {
	return exceptions.flatMap((one) => one.kind === "enum-label" ? [`pg_enum ${one.type} ${JSON.stringify(one.label)}`] : []);
}
function schemaExcept({ entries }, exceptions) {
	let tables = exceptions.flatMap((one) => one.kind === "column-place" ? [`pg_attribute ${one.table} `] : []), types = new Set(exceptions.flatMap((one) => one.kind === "enum-label" ? [`pg_enum ${one.type} `] : [])), labels = new Set(labelKeys(exceptions));
	if (tables.length + labels.size === 0) return;
	let ranks = new Map([...types].flatMap((type) => [...ranksOf(entries, type, labels)])), hash = (0, node_crypto.createHash)("sha256");
	for (let [key, properties] of entries) {
		if (labels.has(key)) continue;
		let counted = tables.some((start) => key.startsWith(start)) || ranks.has(key) ? withPlace(properties, ranks.get(key)) : properties;
		hash.update(`${key}\0${counted}\0`);
	}
	return hash.digest("hex");
}
function ranksOf(entries, type, without) {
	let keys = [...entries.keys()].filter((key) => key.startsWith(type) && !without.has(key)), placeOf = (key) => Number(JSON.parse(entries.get(key) ?? "{}").place);
	return new Map(keys.toSorted((a, b) => placeOf(a) - placeOf(b)).map((key, index) => [key, index + 1]));
}
function withPlace(json, rank) {
	let { place: _, ...properties } = JSON.parse(json);
	return JSON.stringify(rank === void 0 ? properties : {
		...properties,
		place: rank
	});
}
// src/rehearsal/postgres/fingerprint/fingerprint.ts
const NAME$1 = "seal_gate_canary";
async function seesChanges(session, print, system) {
	await session.run("begin isolation level repeatable read, read write");
	try {
		await pin(session), await session.run("set local session_replication_role = replica"), await session.run(`create schema ${NAME$1}`), await session.run(`create table ${NAME$1}.cell (id int primary key, value text)`), await session.run(`insert into ${NAME$1}.cell values (1, 'before')`), await session.run(`create sequence ${NAME$1}.steps`);
		let before = await canaryState(session);
		await session.run(`update ${NAME$1}.cell set value = 'after'`), await session.run(`select pg_catalog.nextval('${NAME$1}.steps')`), await session.run("select pg_catalog.lo_from_bytea(0, 'canary')");
		let after = await canaryState(session), seen = schemaDifferences(print.schema, await readCatalogTree(session, system)), objects = await largeObjectState(session);
		return before.table !== void 0 && before.table !== after.table && before.sequence !== void 0 && before.sequence !== after.sequence && objects.count === print.state.large_objects.count + 1 && objects.sha256 !== print.state.large_objects.sha256 && seen.some(({ kind, object }) => kind === "pg_class" && object.endsWith(`${NAME$1}.cell`)) && seen.every(({ object, change }) => change === "left behind" && (object.includes(NAME$1) || object.startsWith("large object ")));
	} finally {
		await session.run("rollback");
	}
}
async function canaryState(session) {
	let table = (await readTables(session)).find(({ name }) => name === `${NAME$1}.cell`), sequence = (await sequenceStates(session)).find(({ name }) => name === `${NAME$1}.steps`);
	return {
		table: table === void 0 ? void 0 : JSON.stringify(await tableState(session, table)),
		sequence: sequence === void 0 ? void 0 : JSON.stringify(sequence)
	};
}
async function fingerprint(session, progress, { tables: known, system } = {}) {
	return await inSnapshot(session, async () => {
		let catalog = await readCatalogTree(session, system), tables = await tableStates(session, progress, known), sequences = await sequenceStates(session);
		return {
			state: {
				schema: catalog.root,
				tables,
				sequences,
				large_objects: await largeObjectState(session)
			},
			schema: catalog
		};
	});
}
async function tableStates(session, progress, known) {
	let tables = await readTables(session), found = await known?.find(session, tables.map(({ name }) => name)), states = [], read = [];
	for (let table of tables) {
		let state = found?.get(table.name);
		state === void 0 && (progress?.(table.name), state = await tableState(session, table), read.push(state)), states.push(state);
	}
	return await known?.keep(session, read), states;
}
// src/rehearsal/postgres/fingerprint/type-meanings.ts
const PLAIN$1 = new Set([
	[
		16,
		17,
		18,
		19,
		20,
		21,
		23,
		25,
		26,
		114,
		142,
		600,
		601,
		602,
		603,
		604,
		628,
		718,
		700,
		701,
		790,
		829,
		869,
		650,
		774
	],
	[
		1042,
		1043,
		1082,
		1083,
		1114,
		1184,
		1186,
		1266,
		1560,
		1562,
		1700,
		2950,
		3614,
		3615,
		3802,
		4072
	],
	[
		1e3,
		1001,
		1002,
		1003,
		1005,
		1007,
		1009,
		1014,
		1015,
		1016,
		1021,
		1022,
		1028,
		1041,
		651,
		1115,
		1182,
		1183,
		1185,
		1187,
		1231
	],
	[
		1270,
		2951,
		199,
		3807,
		143
	],
	[
		3904,
		3906,
		3908,
		3910,
		3912,
		3926
	]
].flat().map(String));
async function typeMeanings(session) {
	let own = new Map((await session.rows("select t.oid::text, t.typtype::text, t.typbasetype::text,\n    case when t.typoutput = 'pg_catalog.array_out'::pg_catalog.regproc then t.typelem::text end,\n    (select array_to_json(array_agg(array[e.oid::text, e.enumlabel::text] order by e.oid))::text from pg_catalog.pg_enum e\n     where e.enumtypid = t.oid)\n  from pg_catalog.pg_type t where t.oid >= 16384")).map(([oid, kind, base, element, labels]) => [oid ?? "", {
		kind,
		base,
		element,
		labels
	}])), meaning = (type) => {
		if (PLAIN$1.has(type)) return "";
		let { kind, base, element, labels } = own.get(type) ?? {};
		return kind === "e" ? labels ?? "" : kind === "d" ? meaning(base ?? "") : typeof element == "string" ? meaning(element) : void 0;
	};
	return meaning;
}
var KnownTables = class {
	#stored;
	#rows = /* @__PURE__ */ new Map();
	constructor(stored) {
		this.#stored = stored;
	}
	async find(session, names) {
		let found = /* @__PURE__ */ new Map();
		if (this.#rows.size === 0) return found;
		for (let [name, key] of await this.#keys(session, names)) {
			let rows = this.#rows.get(key);
			rows !== void 0 && found.set(name, {
				name,
				...rows
			});
		}
		return found;
	}
	async keep(session, states) {
		let keys = await this.#keys(session, states.map(({ name }) => name));
		for (let { name, rows, sha256 } of states) {
			let key = keys.get(name);
			key !== void 0 && this.#rows.set(key, {
				rows,
				sha256
			});
		}
	}
	async #keys(session, names) {
		let wanted = new Set(names), meanings = await typeMeanings(session), layouts = (await session.rows("select n.nspname, c.relname, c.reltoastrelid::text,\n    case when c.relam = 2 then pg_catalog.pg_relation_filepath(c.oid) end,\n    case when c.reltoastrelid <> 0 then pg_catalog.pg_relation_filepath(c.reltoastrelid) end,\n    (select array_to_json(array_agg(a.atttypid::text order by a.attnum))::text from pg_catalog.pg_attribute a\n     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),\n    (select array_to_json(array_agg(array[a.attnum::text, a.attname::text, a.atttypid::text, a.attisdropped::text, a.attlen::text,\n       a.attbyval::text, a.attalign::text, a.atthasmissing::text, a.attmissingval::text] order by a.attnum))::text\n     from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0),\n    (select bool_or(a.attgenerated = 'v')::text from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0)\n  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace\n  where c.relkind in ('r', 'm') and c.oid >= 16384 and c.relpersistence = 'p'")).flatMap(([schema, table, toast, file, toastFile, types, columns, isVirtual]) => {
			let name = [schema ?? "", table ?? ""].map(shown).join("."), means = strings(types).map(meanings);
			return !wanted.has(name) || typeof file != "string" || isVirtual === "true" || means.includes(void 0) ? [] : [{
				name,
				files: [file, ...typeof toastFile == "string" ? [toastFile] : []],
				layout: [
					toast,
					columns,
					means
				]
			}];
		}), digests = (await this.#stored(layouts.flatMap(({ files }) => files))).values(), keys = /* @__PURE__ */ new Map();
		for (let { name, files, layout } of layouts) {
			let stored = files.map(() => digests.next().value);
			stored.includes(void 0) || keys.set(name, JSON.stringify([stored, layout]));
		}
		return keys;
	}
};
async function rowDifference(before, now, name, { key, limit = 50 }) {
	return await inSnapshot(before, () => inSnapshot(now, async () => {
		let a = await find(before, name), b = await find(now, name);
		if (a === void 0 || b === void 0) return;
		let differing = await differingHashes(before, now, a, b, limit);
		if (differing === void 0) return;
		let columns = a.columns.filter((column) => b.columns.includes(column)), keys = a.key.length > 0 && a.key.join() === b.key.join() ? a.key : [], rows = await nameRows(before, now, a, b, differing, {
			columns,
			lopsided: [...a.columns, ...b.columns].filter((column) => !columns.includes(column)),
			keys,
			mac: (text) => mac(key, text)
		});
		return {
			table: name,
			onlyBefore: differing.onlyBefore,
			onlyNow: differing.onlyNow,
			rows: rows.slice(0, limit)
		};
	}));
}
async function find(session, name) {
	return (await readTables(session)).find((table) => table.name === name);
}
async function differingHashes(before, now, a, b, limit) {
	let [[count] = []] = await before.rows(`select count(*)::text from only ${a.sql}`);
	if (Number(count) > 16e6) return;
	let held = await shortHashes(before, a, Number(count)), lists = {
		before: [],
		now: []
	}, onlyBefore = 0, onlyNow = 0, at = 0, passed = () => {
		onlyBefore++, lists.before.length < limit && lists.before.push(held.toString("hex", at, at + 16)), at += 16;
	};
	for (await eachRowHash(now, b, (digest) => {
		let order = at < held.length ? held.compare(digest, 0, 16, at, at + 16) : 1;
		for (; order < 0; order = at < held.length ? held.compare(digest, 0, 16, at, at + 16) : 1) passed();
		order === 0 ? at += 16 : (onlyNow++, lists.now.length < limit && lists.now.push(digest.toString("hex", 0, 16)));
	}); at < held.length;) passed();
	return {
		...lists,
		onlyBefore,
		onlyNow
	};
}
async function nameRows(before, now, a, b, differing, compared) {
	let { columns, lopsided, keys, mac: named } = compared;
	if (keys.length === 0) return [...differing.before.map((digest) => ({
		row: named(digest),
		change: "row missing"
	})), ...differing.now.map((digest) => ({
		row: named(digest),
		change: "row left behind"
	}))].sort(byRow);
	let gone = await fetchRows(before, a, byHash(a), differing.before, compared), come = await fetchRows(now, b, byHash(b), differing.now, compared), partners = await fetchRows(now, b, keyText(keys), gone.map(({ key }) => key), compared), there = new Map(partners.map((row) => [row.key, row])), known = await fetchRows(before, a, keyText(keys), come.map(({ key }) => key), compared), here = new Map(known.map((row) => [row.key, row])), found = /* @__PURE__ */ new Map();
	for (let row of [...gone, ...known]) {
		let other = there.get(row.key) ?? come.find(({ key }) => key === row.key), changed = columns.filter((_, index) => row.digests[index] !== other?.digests[index]);
		other === void 0 ? found.set(row.key, {
			row: named(row.key),
			change: "row missing"
		}) : found.set(row.key, {
			row: named(row.key),
			change: "value not restored",
			columns: [...changed, ...lopsided]
		});
	}
	for (let row of come) here.has(row.key) || found.set(row.key, {
		row: named(row.key),
		change: "row left behind"
	});
	return [...found.values()].sort(byRow);
}
async function fetchRows(session, table, by, values, { columns, keys }) {
	if (values.length === 0) return [];
	let digests = columns.map((column) => table.values[table.columns.indexOf(column)] ?? require_pglite_files.quoted(column)).map((value) => `pg_catalog.sha256(pg_catalog.convert_to(${value}::text, 'UTF8'))::text`);
	return (await session.rows(`select ${[keyText(keys), ...digests].join(", ")} from only ${table.sql} where ${by} = any($1::text[])`, [`{${values.map((value) => `"${value.replaceAll(/[\\"]/g, "\\$&")}"`).join(",")}}`])).map(([name, ...rest]) => ({
		key: name ?? "",
		digests: rest
	}));
}
function byHash(table) {
	return `pg_catalog.encode(pg_catalog.substr(${rowHash(table)}, 1, 16), 'hex')`;
}
function keyText(keys) {
	return `row(${keys.map(require_pglite_files.quoted).join(", ")})::text`;
}
function mac(key, text) {
	return (0, node_crypto.createHmac)("sha256", key).update(text).digest("hex").slice(0, 16);
}
function byRow(a, b) {
	return a.row < b.row ? -1 : a.row > b.row ? 1 : a.change < b.change ? -1 : 1;
}
// src/rehearsal/postgres/look.ts
const FLUSH = "select pg_catalog.pg_stat_force_next_flush() from pg_catalog.pg_proc where proname = 'pg_stat_force_next_flush'";
async function usesOfTables(session) {
	return await session.rows(FLUSH), new Map((await session.rows("select n.nspname || '.' || c.relname, concat_ws(' ', s.seq_scan, s.idx_scan, s.n_tup_ins, s.n_tup_upd, s.n_tup_del, c.xmin, c.relfilenode,\n    (select max(a.xmin::text::bigint) from pg_catalog.pg_attribute a where a.attrelid = c.oid),\n    (select count(*) || '-' || max(k.xmin::text::bigint) from pg_catalog.pg_constraint k where k.conrelid = c.oid),\n    (select count(*) || '-' || max(i.xmin::text::bigint) from pg_catalog.pg_index i where i.indrelid = c.oid),\n    (select count(*) || '-' || max(t.xmin::text::bigint) from pg_catalog.pg_trigger t where t.tgrelid = c.oid))\n  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace left join pg_catalog.pg_stat_all_tables s on s.relid = c.oid\n  where c.relkind in ('r', 'p', 'm') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'")).map(([name, uses]) => [name ?? "", uses ?? ""]));
}
async function look(session) {
	let relations = /* @__PURE__ */ new Map();
	for (let [oid, name, kind, file, table, excludes] of await session.rows("select c.oid::text, n.nspname || '.' || c.relname, c.relkind, coalesce(pg_catalog.pg_relation_filenode(c.oid), 0)::text,\n    coalesce(i.indrelid, 0)::text, coalesce(i.indisexclusion, false)::text\n  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace\n  left join pg_catalog.pg_index i on i.indexrelid = c.oid\n  where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and c.relkind in ('r', 'p', 'm', 'i', 'I')")) {
		let isExclusion = excludes === "true";
		relations.set(oid ?? "", {
			name: name ?? "",
			kind: kind ?? "",
			file: file ?? "",
			table: table ?? "",
			isExclusion
		});
	}
	let locks = /* @__PURE__ */ new Map();
	for (let [oid, mode] of await session.rows("select l.relation::text, l.mode from pg_catalog.pg_locks l\n  where l.pid = pg_catalog.pg_backend_pid() and l.locktype = 'relation' and l.granted")) locks.set(oid ?? "", (locks.get(oid ?? "") ?? /* @__PURE__ */ new Set()).add(mode ?? ""));
	let read = /* @__PURE__ */ new Map(), changed = 0;
	for (let [oid, rows, written] of await session.rows("select relid::text, seq_tup_read::text, (n_tup_upd + n_tup_del)::text from pg_catalog.pg_stat_xact_all_tables")) read.set(oid ?? "", Number(rows)), relations.has(oid ?? "") && (changed += Number(written));
	let [[wal] = []] = await session.rows("select (pg_catalog.pg_current_wal_insert_lsn() - '0/0')::text");
	return {
		relations,
		locks,
		read,
		changed,
		wal: BigInt(wal ?? "0")
	};
}
async function bytesWritten(session, before, now) {
	let isNew = (oid) => before.relations.get(oid)?.file !== now.relations.get(oid)?.file, fresh = [...now.relations].filter(([oid, { kind, table }]) => isNew(oid) && !(kind === "i" && isNew(table)));
	if (fresh.length === 0) return 0;
	let [[bytes] = []] = await session.rows("select coalesce(sum(case when relkind = 'i' then pg_catalog.pg_relation_size(oid) else pg_catalog.pg_total_relation_size(oid) end), 0)::text\n  from pg_catalog.pg_class where oid = any ($1::pg_catalog.oid[])", [`{${fresh.map(([oid]) => oid).join(",")}}`]);
	return Number(bytes);
}
async function temporaryBytes(session) {
	await session.rows(FLUSH);
	let [[bytes] = []] = await session.rows("select temp_bytes::text from pg_catalog.pg_stat_database where datname = pg_catalog.current_database()");
	return Number(bytes);
}
// src/rehearsal/postgres/impact.ts
const MODES = [
	"AccessShareLock",
	"RowShareLock",
	"RowExclusiveLock",
	"ShareUpdateExclusiveLock",
	"ShareLock",
	"ShareRowExclusiveLock",
	"ExclusiveLock",
	"AccessExclusiveLock"
], OPENS$1 = /^(?:begin|start)$/, CLOSES$1 = /^(?:commit|end|rollback|abort)$/, ALONE = /^(?:savepoint|release|prepare|vacuum|reindex|cluster|call|discard|set|reset|show|listen|notify|unlisten|checkpoint|load)$/, ALONE_TEXT = /\bconcurrently\b|\b(?:database|tablespace|subscription|system)\b/i, ENDS = /\b(?:commit|rollback)\b/i;
var Meter = class {
	#session;
	#found = [];
	#unmeasured = [];
	#used = /* @__PURE__ */ new Map();
	#uses;
	#known;
	#isOpen;
	#isWrapped = !1;
	#isSingle;
	#transaction = 0;
	#temporary;
	#isEnding = !1;
	#start;
	#held;
	constructor(session, isSingle, held) {
		this.#session = session, this.#isOpen = isSingle, this.#isSingle = isSingle, this.#held = held;
	}
	async before(piece) {
		let [first = "", second] = piece.words;
		if (this.#start = void 0, this.#uses = void 0, this.#temporary ??= await temporaryBytes(this.#session), OPENS$1.test(first)) this.#isOpen = !ENDS.test(piece.text);
		else if (CLOSES$1.test(first) && !piece.words.includes("to") && second !== "prepared") this.#end();
		else if (this.#isAlone(piece, first)) {
			if (/^(?:set|reset|show|savepoint|release)$/.test(first)) return;
			this.#unmeasured.push(piece.line), this.#isOpen || (this.#uses = {
				line: piece.line,
				before: await usesOfTables(this.#session)
			});
		} else await this.#begin(piece);
	}
	#isAlone({ text }, first) {
		return this.#isOpen ? ALONE.test(first) && first !== "call" : ALONE.test(first) || ALONE_TEXT.test(text) || ENDS.test(text);
	}
	async #begin(piece) {
		this.#isWrapped = !this.#isOpen, this.#isWrapped && await this.#session.run("begin");
		let before = await look(this.#session);
		this.#known ??= before.relations, this.#start = {
			piece,
			look: before,
			at: performance.now()
		};
	}
	#end() {
		this.#isOpen = !1, this.#isEnding = !0;
	}
	async #ended() {
		let now = await temporaryBytes(this.#session), last = this.#found.at(-1);
		last?.transaction === this.#transaction && (last.temporaryBytes = now - (this.#temporary ?? now)), this.#temporary = now, this.#isEnding = !1, this.#transaction++;
	}
	async after() {
		if (this.#isEnding && await this.#ended(), this.#uses !== void 0 && await this.#noteUses(this.#uses), this.#start === void 0) return;
		let { piece, look: before, at } = this.#start, milliseconds = performance.now() - at, now = await look(this.#session), parts = this.#impact(before, now), impact = {
			...parts,
			walBytes: parts.walBytes + await bytesWritten(this.#session, before, now),
			temporaryBytes: 0,
			line: piece.line,
			kind: piece.words.slice(0, 2).join(" "),
			milliseconds,
			exclusiveMilliseconds: 0
		};
		this.#found.push({
			...impact,
			transaction: this.#transaction
		}), this.#start = void 0, await this.#held?.(impact), this.#isWrapped && (await this.#session.run("commit"), this.#isWrapped = !1, await this.#ended());
	}
	async #noteUses({ line, before }) {
		this.#uses = void 0;
		let now = await usesOfTables(this.#session), names = [...before.keys()].filter((name) => now.get(name) !== before.get(name));
		this.#used.set(line, [.../* @__PURE__ */ new Set([...this.#used.get(line) ?? [], ...names])].toSorted());
	}
	#impact(before, now) {
		let known = this.#known ?? before.relations, tables = [...known].filter(([, { kind }]) => /[rpm]/.test(kind)), locks = [...known].flatMap(([oid, { name }]) => {
			let [mode] = [...now.locks.get(oid) ?? []].filter((mode) => before.locks.get(oid)?.has(mode) !== !0).toSorted((a, b) => MODES.indexOf(b) - MODES.indexOf(a));
			return mode === void 0 ? [] : [{
				relation: name,
				mode
			}];
		}), heldBefore = tables.filter(([oid]) => [...before.locks.get(oid) ?? []].some((mode) => BLOCKS_WRITERS.test(mode))), rewritten = tables.filter(([oid]) => {
			let [then, after] = [before.relations.get(oid)?.file, now.relations.get(oid)?.file];
			return then !== void 0 && after !== void 0 && then !== after;
		}), scanned = tables.flatMap(([oid, { name: relation }]) => {
			let rows = (now.read.get(oid) ?? 0) - (before.read.get(oid) ?? 0);
			return rows > 0 ? [{
				relation,
				rows
			}] : [];
		}), built = [...now.relations].flatMap(([oid, { kind, table, isExclusion }]) => {
			let on = kind.toLowerCase() === "i" && !before.relations.has(oid) ? known.get(table) : void 0;
			return on === void 0 ? [] : [{
				relation: on.name,
				isExclusion,
				isPartitioned: kind === "I"
			}];
		}), onlyUnderLock = built.flatMap(({ relation, isExclusion, isPartitioned }) => isExclusion || isPartitioned ? [{
			relation,
			why: isExclusion ? "exclusion" : "partitioned"
		}] : []), byRelation = (a, b) => a.relation < b.relation ? -1 : 1;
		return {
			locks: locks.toSorted(byRelation),
			heldBefore: heldBefore.map(([, { name }]) => name).toSorted(),
			rewritten: rewritten.map(([, { name }]) => name).toSorted(),
			scanned: scanned.toSorted(byRelation),
			indexed: [...new Set(built.map(({ relation }) => relation))].toSorted(),
			onlyUnderLock,
			changedRows: now.changed - before.changed,
			walBytes: Number(now.wal - before.wal)
		};
	}
	async result() {
		return this.#isSingle && await this.#ended(), {
			statements: this.#found.map(({ transaction, ...impact }, index) => {
				let held = this.#found.slice(index).filter((one) => one.transaction === transaction), isFirst = impact.locks.some(({ mode }) => mode === "AccessExclusiveLock");
				return {
					...impact,
					exclusiveMilliseconds: isFirst ? held.reduce((sum, one) => sum + one.milliseconds, 0) : 0
				};
			}),
			unmeasured: this.#unmeasured,
			used: this.#used
		};
	}
};
function meterHooks(meter) {
	return {
		before: async (piece) => (await meter.before(piece), piece.text),
		ran: async () => await meter.after()
	};
}
// src/rehearsal/postgres/observed-tables.ts
async function observeTables(session, expectations) {
	await session.run("select pg_catalog.set_config('search_path', '', false)");
	let observed = [];
	for (let table of expectations.tables) {
		let found = await observeTable(session, table);
		found !== void 0 && observed.push(found);
	}
	let anchor = expectations.rollback_anchor;
	if (anchor !== void 0 && !observed.some(({ name }) => name === anchor.table)) {
		let found = await observeTable(session, { name: anchor.table });
		found !== void 0 && observed.push(found);
	}
	return observed;
}
async function observeAllTables(session) {
	return await observeTables(session, { tables: (await session.rows("select t.name from (select pg_catalog.format('%I.%I', n.nspname, c.relname) as name from pg_catalog.pg_class c\n     join pg_catalog.pg_namespace n on n.oid = c.relnamespace\n     where c.relkind in ('r', 'p') and c.oid >= 16384 and n.nspname !~ '^pg_(?:toast|temp)' and n.nspname <> 'information_schema') t\n     order by t.name collate \"C\" limit 200")).map(([name]) => ({ name: name ?? "" })) });
}
async function observeTable(session, { name, required_rows: required }) {
	let [[oid, relation, kind] = []] = await session.rows("select oid::text, oid::regclass::text, relkind::text from pg_catalog.pg_class\n     where oid = pg_catalog.to_regclass($1) and relkind in ('r', 'p', 'm', 'v', 'f')", [name]);
	if (typeof oid != "string" || typeof relation != "string") return;
	let columns = await columnsOf(session, oid), keys = await keysOf(session, oid), from = kind === "r" ? `only ${relation}` : relation, rows = kind === "f" ? 0 : await count(session, `select count(*) from ${from}`), there = new Set(columns.map((column) => column.name)), found = kind === "f" ? [] : await requiredRows(session, from, there, required ?? []);
	return {
		name,
		columns,
		...keys,
		rows,
		...required !== void 0 && { required_rows: found }
	};
}
async function columnsOf(session, oid) {
	return (await session.rows("select attname::text, pg_catalog.format_type(atttypid, atttypmod), attnotnull::text from pg_catalog.pg_attribute\n     where attrelid = $1::pg_catalog.oid and attnum > 0 and not attisdropped order by attnum", [oid])).map(([name, type, notNull]) => ({
		name: name ?? "",
		type: type ?? "",
		nullable: notNull !== "true"
	}));
}
const COLUMNS_OF = (relation, numbers) => `(select pg_catalog.array_to_json(pg_catalog.array_agg(a.attname order by k.at))::text
    from pg_catalog.unnest(${numbers}) with ordinality k(number, at)
    join pg_catalog.pg_attribute a on a.attrelid = ${relation} and a.attnum = k.number)`;
async function keysOf(session, oid) {
	let indexes = await session.rows(`select indisprimary::text, ${COLUMNS_OF("i.indrelid", "i.indkey[0:i.indnkeyatts - 1]::pg_catalog.int2[]")}
     from pg_catalog.pg_index i where indrelid = $1::pg_catalog.oid and indisunique and indisvalid and indpred is null and indexprs is null
     order by 1 desc, 2`, [oid]), references = await session.rows(`select ${COLUMNS_OF("c.conrelid", "c.conkey")}, confrelid::regclass::text, ${COLUMNS_OF("c.confrelid", "c.confkey")}
     from pg_catalog.pg_constraint c where conrelid = $1::pg_catalog.oid and contype = 'f' order by conname`, [oid]), [primary] = indexes.filter(([isPrimary]) => isPrimary === "true").map(([, columns]) => namesIn(columns)), unique = indexes.filter(([isPrimary]) => isPrimary !== "true").map(([, columns]) => namesIn(columns)), foreign = references.map(([columns, table, others]) => ({
		columns: namesIn(columns),
		references: {
			table: table ?? "",
			columns: namesIn(others)
		}
	}));
	return {
		...primary !== void 0 && { primary_key: primary },
		...unique.length > 0 && { unique },
		...foreign.length > 0 && { foreign_keys: foreign }
	};
}
function namesIn(json) {
	let names = JSON.parse(json ?? "[]");
	return Array.isArray(names) ? names.map(String) : [];
}
async function requiredRows(session, from, columns, required) {
	let found = [];
	for (let { where } of required) {
		let names = Object.keys(where), conditions = names.map((name, index) => `${require_pglite_files.quoted(name)}::text = $${index + 1}`), rows = names.length > 0 && names.every((name) => columns.has(name)) ? await count(session, `select count(*) from ${from} where ${conditions.join(" and ")}`, Object.values(where)) : 0;
		found.push({
			where,
			found: rows
		});
	}
	return found;
}
async function count(session, sql, values) {
	let [[rows] = []] = await session.rows(sql, values);
	return Number(rows);
}
// src/rehearsal/postgres/prepare-queries.ts
const NAME = "seal_gate_query";
async function prepareQueries(session, queries) {
	let types = (await session.rows("select 1 from pg_catalog.pg_attribute where attrelid = 'pg_catalog.pg_prepared_statements'::regclass and attname = 'result_types'")).length === 0 ? "parameter_types::text" : "parameter_types::text || ' ' || coalesce(result_types::text, '')", prepared = [];
	for (let { text } of queries) prepared.push(await prepareQuery(session, text, types));
	return prepared;
}
async function prepareQuery(session, text, types) {
	try {
		await session.run(`prepare ${NAME} as ${text}`);
	} catch (error) {
		if (error instanceof SqlError) return { refused: serverMessage(error, text) };
		throw error;
	}
	let [[found] = []] = await session.rows(`select ${types} from pg_catalog.pg_prepared_statements where name = '${NAME}'`);
	return await session.run(`deallocate ${NAME}`), { types: found ?? "" };
}
// src/rehearsal/postgres/row-statements.ts
const namesAt$1 = (relation, numbers) => `(select pg_catalog.array_to_json(pg_catalog.array_agg(x.attname::text order by k.at))::text from pg_catalog.unnest(${numbers})
    with ordinality k(number, at) join pg_catalog.pg_attribute x on x.attrelid = ${relation} and x.attnum = k.number)`, REFERENCES = `select ${namesAt$1("c.conrelid", "c.conkey")}, c.confrelid::regclass::text, ${namesAt$1("c.confrelid", "c.confkey")}
  from pg_catalog.pg_constraint c where c.conrelid = pg_catalog.to_regclass($1) and c.contype = 'f' order by c.conname`, UNIQUE = `select ${namesAt$1("i.indrelid", "i.indkey::int2[]")} from pg_catalog.pg_index i
  where i.indrelid = pg_catalog.to_regclass($1) and i.indisunique order by i.indexrelid`;
async function rowStatements(session, names, step = 1) {
	return await inSnapshot(session, async () => {
		let found = [];
		for (let table of await readTables(session)) names.includes(table.name) && found.push({
			table: table.name,
			...await rowsFor(session, table, step)
		});
		return found;
	});
}
async function rowsFor(session, { sql }, step) {
	let [[isTable, hasRows] = []] = await session.rows(`select (relkind = 'r')::text, (select exists (select from only ${sql}))::text from pg_catalog.pg_class where oid = pg_catalog.to_regclass($1)`, [sql]);
	if (isTable !== "true") return {
		rows: [],
		unwritable: "it is a materialized view, whose rows are those of the tables that it reads"
	};
	let columns = (await session.rows("select a.attname::text, pg_catalog.format_type(a.atttypid, a.atttypmod), b.typtype::text, b.typcategory::text, b.typname::text,\n    case when b.typname in ('varchar', 'bpchar') and a.atttypmod > 4 then (a.atttypmod - 4)::text end, a.attnotnull::text,\n    (a.attidentity <> '' or a.attgenerated <> '' or coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid) like 'nextval(%', false))::text,\n    a.atthasdef::text\n  from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid\n    join pg_catalog.pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end\n    left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum\n  where a.attrelid = pg_catalog.to_regclass($1) and a.attnum > 0 and not a.attisdropped order by a.attnum", [sql])).map(columnOf), references = (await session.rows(REFERENCES, [sql])).map(([own, table, others]) => ({
		columns: strings(own),
		table: table ?? "",
		others: strings(others)
	})), unique = (await session.rows(UNIQUE, [sql])).map(([list]) => strings(list)), writable = columns.filter(({ isOwn }) => !isOwn), least = writable.filter(({ isRequired, hasDefault }) => isRequired && !hasDefault), made = ({ name, ...column }, isFresh) => {
		let reference = references.find((one) => one.columns.includes(name));
		return reference === void 0 ? valueFor({
			name,
			...column
		}, sql, isFresh, step) : referred(reference, name, sql, isFresh);
	}, isReference = (name) => references.some((one) => one.columns.includes(name)), sets = [freshIn(unique, (name) => !isReference(name)), freshIn(unique, isReference)], ways = (list) => {
		let names = list.map(({ name }) => require_pglite_files.quoted(name)), choices = sets.map((fresh) => list.map((column) => ({
			made: made(column, fresh.has(column.name)),
			isFresh: fresh.has(column.name)
		})));
		return [...new Set(rowWays(names, choices, hasRows === "true").map((way) => insertInto(sql, names, way)))];
	};
	return { rows: [ways(writable), ways(least)] };
}
function insertInto(table, columns, { values, isLike }) {
	if (columns.length === 0) return `insert into ${table} default values`;
	let from = isLike ? ` from (select * from only ${table} limit 1) r` : "";
	return `insert into ${table} (${columns.join(", ")}) select ${values.join(", ")}${from}`;
}
function columnOf([name, type, typtype, category, base, length, isRequired, isOwn, hasDefault]) {
	return {
		name: name ?? "",
		type: type ?? "",
		typtype: typtype ?? "",
		category: category ?? "",
		base: base ?? "",
		length: length == null ? void 0 : Number(length),
		isRequired: isRequired === "true",
		isOwn: isOwn === "true",
		hasDefault: hasDefault === "true"
	};
}
function referred({ columns, table, others }, name, sql, isFresh) {
	let order = others.map(require_pglite_files.quoted).join(", "), pairs = columns.map((column, index) => `x.${require_pglite_files.quoted(column)} = p.${require_pglite_files.quoted(others[index] ?? "")}`), free = isFresh ? ` where not exists (select from only ${sql} x where ${pairs.join(" and ")})` : "";
	return `(select p.${require_pglite_files.quoted(others[columns.indexOf(name)] ?? "")} from ${table} p${free} order by ${order} limit 1)`;
}
const BY_NAME = {
	json: "{\"seal-gate\": 1}",
	jsonb: "{\"seal-gate\": 1}",
	bytea: "\\x5ea1",
	inet: "127.0.0.1",
	cidr: "127.0.0.0/8",
	macaddr: "08:00:2b:01:02:03",
	xml: "<a/>",
	tsvector: "seal",
	tsquery: "seal",
	bit: "1",
	varbit: "1",
	point: "(1,2)",
	box: "(1,2),(0,0)",
	time: "04:05:06",
	timetz: "04:05:06+00"
};
function valueFor({ name, type, typtype, category, base, length }, sql, isFresh, step) {
	let next = (first, more) => `(select coalesce(pg_catalog.max(${require_pglite_files.quoted(name)}) + ${more}, ${first}) from only ${sql})`, digest = `pg_catalog.md5((select pg_catalog.count(*)::text from only ${sql}) || ${require_pglite_files.literal(name)})`, text = (value) => `${require_pglite_files.literal(value)}::${type}`;
	if (typtype === "e") return `pg_catalog.enum_first(null::${type})`;
	if (base === "uuid") return `${digest}::uuid::${type}`;
	let known = BY_NAME[base];
	if (known !== void 0) return text(known);
	if (category === "N") return isFresh ? `${next("1", String(step))}::${type}` : `1::${type}`;
	if (category === "S") {
		let value = isFresh ? digest : require_pglite_files.literal("seal-gate");
		return `${length === void 0 ? value : `pg_catalog.left(${value}, ${length})`}::${type}`;
	}
	return category === "B" ? `true::${type}` : category === "D" ? isFresh ? `${next(`'2001-02-03'::${type}`, "interval '1 day'")}::${type}` : text("2001-02-03 04:05:06") : category === "T" ? text("1 day") : category === "A" ? text("{}") : category === "R" || typtype === "m" ? text(typtype === "m" ? "{}" : "empty") : "null";
}
// src/rehearsal/postgres/scan/leads.ts
const REACHING_EXTENSIONS = [
	"adminpack",
	"aws_lambda",
	"aws_s3",
	"dblink",
	"file_fdw",
	"http",
	"kafka_fdw",
	"mongo_fdw",
	"mysql_fdw",
	"ogr_fdw",
	"oracle_fdw",
	"pg_cron",
	"pg_net",
	"pglogical",
	"plperlu",
	"plpython2u",
	"plpython3u",
	"plpythonu",
	"plr",
	"plsh",
	"pltclu",
	"postgres_fdw",
	"redis_fdw",
	"tds_fdw",
	"wrappers"
], EXTENSION$1 = /\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?"?([\w-]+)"?/i, WAYS = [
	["foreign-server", /\b(?:create|alter)\s+server\s+(?:if\s+not\s+exists\s+)?("[^"]*"|\S+)/i],
	["user-mapping", /\b(?:create|alter)\s+user\s+mapping\b.*?\bserver\s+("[^"]*"|\S+)/is],
	["subscription", /\b(?:create|alter)\s+subscription\s+("[^"]*"|\S+)/i],
	["foreign-server", /\b(?:import\s+foreign\s+schema|create\s+foreign\s+table)\s+("[^"]*"|\S+)/i]
];
function leadOf(text, words) {
	let [verb] = words;
	if (verb !== "create" && verb !== "alter" && verb !== "import") return;
	let statement = afterComments(text);
	if (words[1] === "extension") {
		let name = EXTENSION$1.exec(statement)?.[1]?.toLowerCase() ?? "";
		return REACHING_EXTENSIONS.some((one) => one === name) ? {
			kind: "network-extension",
			object: name
		} : void 0;
	}
	if (/^(?:server|user|subscription|foreign)$/.test(words[1] ?? "")) for (let [kind, pattern] of WAYS) {
		let found = pattern.exec(statement);
		if (found !== null && found.index === 0) return {
			kind,
			object: (found[1] ?? "").replace(/[;,(].*$/s, "") || kind
		};
	}
}
function afterComments(text) {
	return text.replace(/^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/, "");
}
const FIRST_OWN$1 = 16384, OBJECTS = [
	["foreign-server", "select srvname::text, srvoptions::text from pg_catalog.pg_foreign_server"],
	["user-mapping", "select srvname::text, usename::text from pg_catalog.pg_user_mappings"],
	["subscription", "select subname::text, subconninfo from pg_catalog.pg_subscription"],
	["network-extension", `select extname::text, '' from pg_catalog.pg_extension where extname in (${REACHING_EXTENSIONS.map((name) => `'${name}'`).join(", ")})`]
], TEXTS = `
  select 'function ' || oid::regprocedure::text,
         coalesce(prosrc, '') || coalesce(pg_catalog.pg_get_function_sqlbody(oid), '')
    from pg_catalog.pg_proc where oid >= ${FIRST_OWN$1}
  union all select 'rule or view ' || ev_class::regclass::text, pg_catalog.pg_get_ruledef(oid)
    from pg_catalog.pg_rewrite where oid >= ${FIRST_OWN$1}
  union all select 'default of ' || adrelid::regclass::text, pg_catalog.pg_get_expr(adbin, adrelid)
    from pg_catalog.pg_attrdef where oid >= ${FIRST_OWN$1}
  union all select 'constraint ' || conname::text, pg_catalog.pg_get_constraintdef(oid)
    from pg_catalog.pg_constraint where oid >= ${FIRST_OWN$1}
  union all select 'trigger ' || tgname::text, pg_catalog.pg_get_triggerdef(oid)
    from pg_catalog.pg_trigger where not tgisinternal
  union all select 'policy ' || polname::text,
         coalesce(pg_catalog.pg_get_expr(polqual, polrelid), '') || coalesce(pg_catalog.pg_get_expr(polwithcheck, polrelid), '')
    from pg_catalog.pg_policy
  union all select 'settings', setconfig::text from pg_catalog.pg_db_role_setting`;
async function findLeads(session, { production }) {
	await session.run("select pg_catalog.set_config('search_path', '', false)");
	let leads = [], hosts = production.endpoints.map(({ host }) => host.trim());
	for (let [kind, sql] of OBJECTS) for (let [name, options] of await session.rows(sql)) {
		let host = hosts.find((one) => options?.toLowerCase().includes(one.toLowerCase()) === !0);
		leads.push({
			kind,
			object: name ?? kind,
			...host !== void 0 && { host }
		});
	}
	for (let host of hosts) {
		let found = await session.rows(`select distinct t.object from (${TEXTS}) t(object, body) where pg_catalog.strpos(pg_catalog.lower(t.body), pg_catalog.lower($1)) > 0`, [host]);
		leads.push(...found.map(([object]) => ({
			kind: "production-name",
			object: object ?? "",
			host
		})));
	}
	return leads.toSorted((a, b) => compare(a.kind, b.kind) || compare(a.object, b.object));
}
function compare(a, b) {
	return a < b ? -1 : +(a > b);
}
// src/rehearsal/postgres/rows/table-name.ts
const PLAIN = /^[a-z_][a-z0-9_$]*$/;
function tableName(schema, table) {
	return [schema, table].map((name) => PLAIN.test(name) ? name : `"${name.replaceAll("\"", "\"\"")}"`).join(".");
}
function tableAt(tokens, index) {
	let [first, dot, second] = tokens.slice(index, index + 3);
	if (isName$1(first)) return dot?.kind !== "symbol" || dot.text !== "." ? {
		name: tableName("public", first.text),
		next: index + 1
	} : isName$1(second) ? {
		name: tableName(first.text, second.text),
		next: index + 3
	} : void 0;
}
function spelledTable(text) {
	let tokens = tokensOf(text), found = tableAt(tokens, 0);
	return found?.next === tokens.length ? found.name : void 0;
}
function isName$1(token) {
	return token?.kind === "word" || token?.kind === "name";
}
function namesAt(tokens, index) {
	if (tokens[index]?.text !== "(" || tokens[index]?.kind !== "symbol") return;
	let names = [];
	for (let at = index + 1;; at += 2) {
		let [name, after] = [tokens[at], tokens[at + 1]];
		if (!isName$1(name) || after?.kind !== "symbol") return;
		if (names.push(name.text), after.text === ")") return {
			names,
			next: at + 2
		};
		if (after.text !== ",") return;
	}
}
// src/rehearsal/postgres/scan/secret-columns.ts
function maskedColumns(masks) {
	let masked = new Set(masks.map(({ table, column }) => JSON.stringify([spelledTable(table) ?? table, column])));
	return (table, column) => masked.has(JSON.stringify([spelledTable(table) ?? table, column]));
}
const EMPTY = [
	"",
	"{}",
	"[]",
	"null"
];
var SecretColumnsOfDump = class {
	#wanted;
	#isMasked;
	#found = /* @__PURE__ */ new Map();
	constructor({ secret_columns: wanted = [], mask = [] }) {
		this.#wanted = new Map(wanted.map(({ table, columns }) => [spelledTable(table) ?? table, columns])), this.#isMasked = maskedColumns(mask);
	}
	rowCounter({ table, columns = [] }) {
		let plain = table.slice(table.lastIndexOf(".") + 1), must = columns.flatMap((column, index) => (this.#wanted.get(table)?.includes(column) === !0 || isDirectusCredential(plain, column)) && !this.#isMasked(table, column) ? [{
			column,
			index
		}] : []);
		if (must.length !== 0) return (values) => {
			for (let { column, index } of must) EMPTY.includes(values[index] ?? "") || this.#count(table, column);
		};
	}
	get filled() {
		return [...this.#found.values()];
	}
	#count(table, column) {
		let key = `${table} ${column}`, known = this.#found.get(key) ?? {
			table,
			column,
			values: 0
		};
		known.values++, this.#found.set(key, known);
	}
};
async function countSecretColumns(session, { secret_columns: wanted = [], mask = [] }) {
	let isMasked = maskedColumns(mask);
	await session.run("select pg_catalog.set_config('search_path', '', false)");
	let columns = [], absent = [], named = wanted.flatMap(({ table, columns }) => columns.map((column) => ({
		table,
		column
	}))), known = (await columnsOfDirectus(session)).filter((one) => !named.some((two) => two.table === one.table && two.column === one.column));
	for (let { table, column } of [...named, ...known]) {
		if (isMasked(table, column)) continue;
		let values = await countValues(session, table, column);
		values === void 0 ? absent.push({
			table,
			column
		}) : columns.push({
			table,
			column,
			values
		});
	}
	let [[passwords] = []] = await session.rows("select count(*) from pg_catalog.pg_authid where rolpassword is not null");
	return columns.push({
		table: "pg_catalog.pg_authid",
		column: "rolpassword",
		values: Number(passwords)
	}), {
		columns,
		absent
	};
}
async function columnsOfDirectus(session) {
	return (await session.rows("select c.oid::regclass::text, c.relname, a.attname from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid\n     where c.relname like 'directus\\_%' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped order by 1, 3")).filter(([, name, column]) => isDirectusCredential(name ?? "", column ?? "")).map(([table, , column]) => ({
		table: table ?? "",
		column: column ?? ""
	}));
}
async function countValues(session, table, column) {
	let [[relation] = []] = await session.rows("select c.oid::regclass::text from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid\n     where c.oid = pg_catalog.to_regclass($1) and a.attname = $2 and a.attnum > 0 and not a.attisdropped", [table, column]);
	if (relation == null) return;
	let name = require_pglite_files.quoted(column), [[count] = []] = await session.rows(`select count(*) from ${relation} where ${name} is not null and ${name}::text not in (${EMPTY.map(require_pglite_files.literal).join(", ")})`);
	return Number(count);
}
// src/rehearsal/postgres/script-role.ts
async function runAsProblem(session, { role, memberOf }) {
	for (let name of [role, ...memberOf]) {
		let [[isSuperuser] = []] = await session.rows("select (rolsuper or rolreplication)::text from pg_catalog.pg_roles where rolname = $1", [name]);
		if (isSuperuser === void 0) return `the dump names no role ${JSON.stringify(name)}, so nothing is known of its rights`;
		if (isSuperuser !== "false") return `the role ${JSON.stringify(name)} is a superuser, and scripts never run as one`;
	}
}
const OTHER_ROLES = `select rolname from pg_catalog.pg_roles where oid >= 16384 and rolname not in ($1, '${require_pglite_files.SCRIPT_ROLE}')
  and rolname <> current_user and not pg_catalog.pg_has_role(oid, $1, 'MEMBER') order by rolname collate "C"`;
async function ownerOfEverything(session) {
	let [[role] = [], ...others] = await session.rows("select distinct r.rolname from pg_catalog.pg_shdepend d join pg_catalog.pg_roles r on r.oid = d.refobjid\n  where d.deptype = 'o' and d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass\n    and d.dbid = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())\n    and d.classid not in ('pg_catalog.pg_extension'::pg_catalog.regclass, 'pg_catalog.pg_default_acl'::pg_catalog.regclass)\n    and not (d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and d.objid = (select oid from pg_catalog.pg_namespace where nspname = 'public'))\n    and not exists (select from pg_catalog.pg_depend e where e.classid = d.classid and e.objid = d.objid and e.deptype = 'e')");
	if (!(typeof role != "string" || others.length > 0 || role === "rehearsal_change" || roleProblem(role) !== void 0)) return {
		role,
		ownsDatabase: !0,
		memberOf: (await session.rows(OTHER_ROLES, [role])).map(([name]) => name ?? "")
	};
}
async function tablesWithPolicies(session, role) {
	return (await session.rows("select n.nspname || '.' || c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace,\n    pg_catalog.pg_roles r\n  where r.rolname = $1 and not r.rolbypassrls and c.relrowsecurity and c.relkind in ('r', 'p') and c.oid >= 16384\n    and (c.relforcerowsecurity or not pg_catalog.pg_has_role(r.oid, c.relowner, 'USAGE'))\n  order by 1", [role])).map(([name]) => name ?? "");
}
async function assumeRole(session, { role, memberOf, ownsDatabase }) {
	let name = require_pglite_files.quoted(role);
	for (let other of memberOf) await session.run(`grant ${require_pglite_files.quoted(other)} to ${name}`);
	for (let one of [role, ...memberOf]) await session.run(`revoke pg_read_all_data, pg_write_all_data from ${require_pglite_files.quoted(one)}`);
	await session.run(`alter role ${name} login`);
	let [[id, database, owner] = []] = await session.rows("select r.oid::text, pg_catalog.current_database()::text, exists (\n       select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace\n       join pg_catalog.pg_roles o on o.oid = n.nspowner\n       where c.relowner = r.oid and o.rolname = 'pg_database_owner' and not pg_catalog.has_schema_privilege(r.oid, n.oid, 'CREATE')\n     )::text from pg_catalog.pg_roles r where r.rolname = $1", [role]);
	if (typeof id != "string" || typeof database != "string") throw Error("the role of the scripts is gone");
	let owns = ownsDatabase ?? owner === "true";
	return owns && await session.run(`alter database ${require_pglite_files.quoted(database)} owner to ${name}`), {
		role,
		id: Number(id),
		ownsDatabase: owns
	};
}
// src/rehearsal/postgres/sql/run-queries.ts
async function runQueries(session, queries, isSingle, { before, ran, bounded }) {
	let all = async () => {
		for (let query of queries) {
			await before?.({
				kind: "statement",
				words: wordsOf(query.text),
				...query
			});
			let work = runQuery(session, query);
			await (bounded === void 0 ? work : bounded({
				words: wordsOf(query.text),
				line: query.line
			}, work)), await ran?.();
		}
		return {
			statements: queries.length,
			copyBytes: 0
		};
	};
	return isSingle ? await inTransaction(session, async () => {
		let done = await all();
		if (await isTransactionOpen(session)) return done;
		throw new Refused("statement-refused", "it ends the transaction in which its tool runs it, so the tool fails");
	}) : await all();
}
function wordsOf(text) {
	return tokensOf(text).slice(0, MAX_WORDS).map(({ text: word }) => word.toLowerCase());
}
const MAX_WORDS = 4;
async function runQuery(session, { text, line }) {
	try {
		await session.run(text);
	} catch (error) {
		if (!(error instanceof SqlError) || isDiskFull(error)) throw error;
		let lines = [...text].slice(0, Math.max(0, (error.position ?? 1) - 1)).filter((character) => character === "\n").length;
		throw new Refused("statement-refused", serverMessage(error, text, wordsOf(text)), line + lines, adviceFor(error, text, !0));
	}
}
// src/rehearsal/postgres/tally.ts
async function tally(session, progress) {
	return await inSnapshot(session, async () => {
		let tables = [];
		for (let table of await readTables(session)) progress(table.name), tables.push(await tableTally(session, table));
		return {
			tables,
			sequences: await sequenceStates(session),
			large_objects: await largeObjectState(session)
		};
	});
}
function sumOf(text, seed) {
	return `coalesce(pg_catalog.sum(pg_catalog.hashtextextended(${text}, ${seed})), 0)::text`;
}
async function tableTally(session, table) {
	let key = table.key.map(require_pglite_files.quoted), parts = table.columns.map((name, index) => {
		let value = table.values[index] ?? require_pglite_files.quoted(name), [alone, both] = [`row(${value})::text`, `row(${[...key, value].join(", ")})::text`];
		return [
			sumOf(both, 1),
			sumOf(both, 2),
			sumOf(alone, 3),
			`pg_catalog.count(*) filter (where ${require_pglite_files.quoted(name)} is distinct from null)::text`
		];
	}), columns = [], rows = 0;
	for (let at = 0; at === 0 || at < parts.length; at += 400) {
		let wanted = ["pg_catalog.count(*)::text", ...parts.slice(at, at + 400).flat()], [[counted, ...found] = []] = await session.rows(`select ${wanted.join(", ")} from only ${table.sql}`);
		if (typeof counted != "string") throw Error(`the rows of ${table.name} could not be counted`);
		rows = Number(counted);
		for (let [index, name] of table.columns.slice(at, at + 400).entries()) {
			let [first, second, plain, present] = found.slice(4 * index, 4 * index + 4);
			columns.push({
				name,
				keyed: [first ?? "", second ?? ""],
				plain: plain ?? "",
				present: Number(present)
			});
		}
	}
	return {
		name: table.name,
		key: JSON.stringify(table.key),
		rows,
		columns
	};
}
// src/rehearsal/postgres/clone.ts
async function within(engine, rights, work) {
	let session = await engine.connect(rights);
	try {
		return await work(session);
	} finally {
		await session.close();
	}
}
function boundedBy(limit, give) {
	return async (statement, work) => await withinLimit(limit, statement, work, give);
}
var PostgresClone = class {
	engine;
	kind;
	connection;
	measures;
	version;
	systemIdentifier;
	database;
	isolation;
	#known;
	constructor(engine) {
		this.engine = engine;
		let tables = engine.storedDigests && new KnownTables(async (paths) => await engine.storedDigests?.(paths) ?? []);
		this.#known = {
			tables,
			system: new KnownSystem()
		}, this.kind = engine.kind, this.connection = engine.connection, this.measures = engine.measures, this.version = engine.version, this.systemIdentifier = engine.systemIdentifier, this.database = engine.database, this.isolation = engine.isolation;
	}
	async restore(dump, onBytes, settings = {}) {
		let missing = await unavailable(this.engine, settings.extensions ?? []);
		if (missing.length > 0) throw new Refused("statement-refused", withoutExtensions(this.engine, missing));
		try {
			await within(this.engine, "script", async (session) => await restore(this.engine, session, dump.sql(onBytes), settings));
		} catch (error) {
			throw refusedByOlder(error, settings.serverVersion, this.engine);
		}
	}
	async confine(told) {
		let refused = told && await this.#as("superuser", async (session) => await runAsProblem(session, told));
		if (await this.engine.demote(), refused !== void 0) return { refused };
		let runAs = told ?? await this.#as("superuser", ownerOfEverything);
		if (runAs === void 0 || !this.engine.admits(runAs.role)) return await this.#heldByPolicies(require_pglite_files.SCRIPT_ROLE);
		let { ownsDatabase, ...role } = await this.#as("superuser", async (session) => await assumeRole(session, runAs));
		return this.engine.runScriptsAs(role), {
			runAs: {
				role: role.role,
				owns_database: ownsDatabase,
				member_of: [...runAs.memberOf]
			},
			...await this.#heldByPolicies(role.role)
		};
	}
	async #heldByPolicies(role) {
		let rowSecurity = await this.#as("superuser", async (session) => await tablesWithPolicies(session, role));
		return rowSecurity.length === 0 ? {} : { rowSecurity };
	}
	async confinement() {
		return await this.engine.confinement();
	}
	async leads(production) {
		return await this.#as("superuser", async (session) => await findLeads(session, { production }));
	}
	async secretColumns(spec) {
		return await this.#as("reader", async (session) => await countSecretColumns(session, spec));
	}
	async tables(expectations) {
		return await this.#as("reader", async (session) => expectations === void 0 ? await observeAllTables(session) : await observeTables(session, expectations));
	}
	async fingerprint(progress) {
		return await this.#as("reader", async (session) => await fingerprint(session, progress, this.#known));
	}
	async seesChanges(print) {
		return await this.#as("superuser", async (session) => await seesChanges(session, print, this.#known.system));
	}
	async schema() {
		return await this.#as("reader", async (session) => await inSnapshot(session, () => readCatalogTree(session, this.#known.system)));
	}
	async tally(progress) {
		return await this.#as("reader", async (session) => await tally(session, progress));
	}
	async rowStatements(tables) {
		return await this.#as("reader", async (session) => await rowStatements(session, tables));
	}
	schemaExcept(schema, exceptions) {
		return schemaExcept(schema, exceptions);
	}
	async exceptState(schema, exceptions) {
		return await this.#as("reader", async (session) => await exceptState(session, schema, exceptions));
	}
	async rowDigests(tables) {
		return await this.#as("reader", async (session) => await rowDigests(session, tables));
	}
	async run({ script, queries }, { isSingle, isMeasured, limit }) {
		return await this.#as("script", async (session) => {
			let meter = isMeasured && this.measures ? new Meter(session, isSingle) : void 0, hooks = {
				...this.engine.diesSilently && { ran: async () => await this.engine.alive() },
				...meter !== void 0 && meterHooks(meter),
				...limit !== void 0 && { bounded: boundedBy(limit, () => void this.engine.destroy()) }
			}, { statements } = queries === void 0 ? await (isSingle ? runInTransaction : runScript)(session, once(script), hooks) : await runQueries(session, queries, isSingle, hooks), isOpen = await isTransactionOpen(session), impact = isOpen ? void 0 : await meter?.result();
			return {
				statements,
				isOpen,
				...impact !== void 0 && { impact }
			};
		});
	}
	async runCommand(command, signal) {
		let address = this.engine.scriptAddress?.();
		if (address === void 0) throw Error("this engine has no server");
		let { runCommand } = await Promise.resolve().then(() => require("./rehearse-command.cjs")).then((n) => n.run_command_exports), ran = await runCommand(address, command, signal);
		return await this.engine.endScripts?.(), ran;
	}
	async tryOnline(scripts) {
		if (this.engine.openTrial === void 0) throw Error("this engine has one session only");
		let { tryOnline } = await Promise.resolve().then(() => require("./rehearse-online.cjs")).then((n) => n.trial_exports), database = await this.engine.openTrial();
		try {
			return await tryOnline(database, scripts);
		} finally {
			await database.remove();
		}
	}
	async prepare(queries) {
		return await this.#as("script", async (session) => await prepareQueries(session, queries));
	}
	async keepUntouched(kind) {
		await this.engine.keepUntouched?.(kind);
	}
	async rowDifferences(tables, kind, rebuild) {
		if (this.engine.connectUntouched !== void 0) {
			let untouched = await this.engine.connectUntouched(kind);
			try {
				return await this.#compared(untouched, tables);
			} finally {
				await untouched.close();
			}
		}
		let second = await rebuild();
		try {
			return await second.#as("reader", async (untouched) => await this.#compared(untouched, tables));
		} finally {
			await second.destroy();
		}
	}
	async alive() {
		await this.engine.alive();
	}
	async destroy() {
		return await this.engine.destroy();
	}
	async #as(rights, work) {
		return await within(this.engine, rights, work);
	}
	async #compared(untouched, tables) {
		let found = [];
		return await this.#as("reader", async (now) => {
			let key = (0, node_crypto.randomBytes)(32);
			for (let table of tables) {
				let difference = await rowDifference(untouched, now, table, { key });
				difference !== void 0 && found.push(difference);
			}
		}), found;
	}
};
// src/rehearsal/postgres/sql/raw-pieces.ts
async function* rawPieces(source) {
	let kept = new Kept(), feed = new Feed(kept.watch(withoutMark(source)));
	try {
		for (; await feed.more();) {
			let piece = await nextPiece(feed);
			if (piece === void 0) continue;
			if (piece.kind !== "copy") {
				yield {
					kind: "statement",
					piece,
					bytes: kept.take(feed.offset)
				};
				continue;
			}
			let bytes = kept.take(feed.offset);
			yield {
				kind: "copy",
				piece: {
					...piece,
					data: counted(piece.data, kept)
				},
				bytes,
				end: () => kept.take(feed.offset)
			};
			for await (let _ of piece.data);
			kept.take(feed.offset);
		}
		yield {
			kind: "rest",
			bytes: kept.take(feed.offset)
		};
	} finally {
		await feed.close();
	}
}
async function* counted(data, kept) {
	for await (let piece of data) kept.drop(piece.length), yield piece;
}
var Kept = class {
	#parts = [];
	#offset = 0;
	async *watch(text) {
		for await (let chunk of text) this.#parts.push(node_buffer.Buffer.from(chunk)), yield chunk;
	}
	take(until) {
		return this.#remove(until - this.#offset);
	}
	drop(bytes) {
		this.#remove(bytes);
	}
	#remove(bytes) {
		let taken = [], left = bytes;
		for (; left > 0;) {
			let [first] = this.#parts;
			if (first === void 0) throw Error("more bytes were read than there are");
			first.length > left ? this.#parts[0] = first.subarray(left) : this.#parts.shift(), taken.push(first.subarray(0, left)), left -= Math.min(first.length, left);
		}
		return this.#offset += bytes, node_buffer.Buffer.concat(taken);
	}
};
// src/rehearsal/postgres/dump/cluster-statements.ts
const COMMENTS = /^(?:\s+|--[^\n]*(?:\n|$))*/;
function leadingComments(bytes) {
	let text = node_buffer.Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString("latin1");
	return COMMENTS.exec(text)?.[0] ?? "";
}
const CONNECT = /^\\connect (?:-reuse-previous=on )?("(?:[^"]|"")*"|[^\s"'`\\]+)$/, CONNECTION = /^dbname='((?:[^'\\]|\\.)*)'$/;
function connectedTo(bytes) {
	let line = node_buffer.Buffer.from(bytes.subarray(bytes.lastIndexOf(10) + 1)).toString("utf8").trim(), [, argument] = CONNECT.exec(line) ?? [];
	if (argument === void 0) return;
	let name = argument.startsWith("\"") ? argument.slice(1, -1).replaceAll("\"\"", "\"") : argument;
	return line.includes("-reuse-previous") ? CONNECTION.exec(name)?.[1]?.replace(/\\(.)/g, "$1") : name;
}
const OF_CLUSTER$1 = /^(?:set|create (?:role|user|tablespace)|alter (?:role|user|tablespace)|comment on (?:role|tablespace)|security label|drop (?:role|user|tablespace))\b/;
function isOfCluster({ words }) {
	let [verb = "", ...rest] = words;
	if (verb === "grant" || verb === "revoke") {
		let on = rest.indexOf("on");
		return on < 0 || /^(?:tablespace|parameter)$/.test(rest[on + 1] ?? "");
	}
	return verb === "select" ? rest.includes("set_config") : verb === "update" ? rest.includes("pg_database") : OF_CLUSTER$1.test(words.join(" "));
}
const RESERVED = /^(?:pg_|rehearsal_)/;
function roleMade({ text, words: [verb, object] }) {
	if (verb !== "create" || object !== "role" && object !== "user") return;
	let tokens = tokensOf(text), name = tokens[tokens.findIndex((token) => token.kind === "word" && token.text === object) + 1]?.text;
	return name === void 0 || RESERVED.test(name) ? void 0 : name;
}
// src/rehearsal/postgres/dump/cluster.ts
const OF_CLUSTER = /^-- PostgreSQL database cluster dump\r?$/m, CLUSTER_COMPLETE = /^-- PostgreSQL database cluster dump complete\r?$/m, COMPLETE = /^-- PostgreSQL database dump complete\r?$/m, VERSION = /^-- Dumped from database version (\S+)/m, MAX_GLOBALS_BYTES = 67108864;
function ofOneDatabase(dump, database) {
	let facts;
	return {
		...dump,
		digest: async (onBytes) => await dump.digest(onBytes),
		async *sql(onBytes) {
			facts = yield* oneDatabase(dump.sql(onBytes), database);
		},
		cluster: () => facts
	};
}
async function* oneDatabase(text, database) {
	let pieces = text[Symbol.asyncIterator]();
	try {
		let head = node_buffer.Buffer.alloc(0);
		for (let next = await pieces.next(); next.done !== !0 && (head = node_buffer.Buffer.concat([head, next.value]), !(head.length >= 4096)); next = await pieces.next());
		let whole = from(head, pieces);
		if (OF_CLUSTER.test(leadingComments(head))) return yield* new Cut(database).read(whole);
		if (database !== void 0) throw new Refused("dump-unreadable", "\"database\" selects one of the databases of a pg_dumpall, and this is the dump of one: leave it out");
		return yield* whole, void 0;
	} finally {
		await pieces.return?.();
	}
}
async function* from(head, rest) {
	yield head;
	for (let next = await rest.next(); next.done !== !0; next = await rest.next()) yield next.value;
}
var Cut = class {
	#wanted;
	#isNamed;
	#current;
	#names = /* @__PURE__ */ new Set();
	#entered = /* @__PURE__ */ new Set();
	#complete = /* @__PURE__ */ new Set();
	#roles = /* @__PURE__ */ new Set();
	#globals = [];
	#globalsBytes = 0;
	#version;
	constructor(wanted) {
		this.#wanted = wanted, this.#isNamed = wanted !== void 0;
	}
	async *read(text) {
		let isWhole = !1;
		for await (let raw of rawPieces(text)) {
			let comments = leadingComments(raw.bytes);
			this.#version ??= VERSION.exec(comments)?.[1], this.#current !== void 0 && COMPLETE.test(comments) && (this.#complete.add(this.#current), this.#current = void 0), raw.kind === "rest" && (isWhole = CLUSTER_COMPLETE.test(comments));
			let isTaken = raw.kind !== "rest" && this.#takes(raw), shown = (bytes) => isTaken ? bytes : lineEnds(bytes);
			if (this.#entered.size === 0 && this.#keep(raw.bytes), yield shown(raw.bytes), raw.kind === "copy") {
				for await (let rows of raw.piece.data) yield shown(rows);
				yield shown(raw.end());
			}
		}
		return this.#facts(isWhole);
	}
	#keep(bytes) {
		if (this.#globalsBytes += bytes.length, this.#globalsBytes > MAX_GLOBALS_BYTES) throw new Refused("dump-unreadable", `there are over ${MAX_GLOBALS_BYTES} bytes before its first database`);
		this.#globals.push(bytes);
	}
	#takes(raw) {
		let { piece } = raw;
		if (piece.kind === "meta") {
			if (connects(piece) || /^\\c(?:onnect)?\b/.test(piece.text)) return this.#enter(connectedTo(raw.bytes), piece.line), !1;
			if (this.#current === void 0 && !isIdle(piece, !0)) throw ofNone(piece.line);
			return this.#isCurrent();
		}
		let named = this.#databaseNamed(piece);
		if (named !== void 0) return named === this.#wanted;
		if (this.#current !== void 0) return this.#isCurrent();
		if (piece.kind === "copy" || !isOfCluster(piece)) throw ofNone(piece.line);
		let role = roleMade(piece);
		return role !== void 0 && this.#roles.add(role), !1;
	}
	#isCurrent() {
		return this.#current !== void 0 && this.#current === this.#wanted;
	}
	#databaseNamed({ text, words }) {
		let [verb = "", object] = words;
		if (object === "database" && (verb === "create" || verb === "drop")) {
			let tokens = tokensOf(text), at = tokens.findIndex((token) => token.kind === "word" && token.text === "database"), name = tokens.slice(at + 1).find((token) => token.kind === "name" || !/^(?:if|exists)$/.test(token.text))?.text;
			return name !== void 0 && verb === "create" && (this.#names.add(name), this.#isNamed || (this.#wanted ??= name)), name;
		}
		return /^(?:alter|comment|security|grant|revoke)$/.test(verb) && /\bdatabase\b/i.test(text) ? databaseIn(tokensOf(text))?.text : void 0;
	}
	#enter(name, line) {
		if (name === void 0) throw new Refused("dump-unreadable", "this \\connect is not as pg_dumpall writes it", line);
		if (name !== this.#current) {
			if (this.#entered.has(name)) throw new Refused("dump-unreadable", `the database ${JSON.stringify(name)} is in it more than once`, line);
			this.#names.add(name), this.#entered.add(name), this.#current = name, this.#isNamed || (this.#wanted ??= name);
		}
	}
	#facts(isWhole) {
		let names = [...this.#names];
		if (!isWhole) throw new Refused("dump-truncated", "its last line, \"PostgreSQL database cluster dump complete\", is not there: it was cut off");
		if (names.length === 0) throw new Refused("dump-unreadable", "it is a dump of a cluster without any database (--globals-only, --roles-only)");
		let database = this.#isNamed || names.length === 1 ? this.#wanted : void 0;
		if (database === void 0) throw new Refused("dump-unreadable", `it is a dump of a whole cluster, with ${listed$1(names)}: name the one to rehearse with "database"`);
		if (!names.includes(database)) throw new Refused("dump-unreadable", `the database ${JSON.stringify(database)} is not in it: it has ${listed$1(names)}`);
		if (!this.#complete.has(database)) throw new Refused("dump-truncated", `the database ${JSON.stringify(database)} is not in it to its end: it was cut off`);
		return {
			database,
			roles: [...this.#roles],
			globals: node_buffer.Buffer.concat(this.#globals),
			...this.#version !== void 0 && { serverVersion: this.#version }
		};
	}
};
function ofNone(line) {
	return new Refused("dump-unreadable", "of a dump of a whole cluster, this is neither of a database nor of the roles: it is not as pg_dumpall writes it", line);
}
function listed$1(names) {
	let more = names.length > 20 ? ` and ${names.length - 20} more` : "", shown = names.slice(0, 20).map((name) => JSON.stringify(name));
	return `${names.length === 1 ? "the database" : "the databases"} ${shown.join(", ")}${more}`;
}
function lineEnds(bytes) {
	let count = 0;
	for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
	return node_buffer.Buffer.alloc(count, 10);
}
// src/rehearsal/postgres/rows/dump-tables.ts
const NO_COLUMN = /^(?:constraint|primary|unique|check|foreign|exclude|like)$/;
var DumpTables = class {
	#tables = /* @__PURE__ */ new Map();
	#parents = /* @__PURE__ */ new Map();
	get all() {
		return this.#tables;
	}
	ancestors(table) {
		let found = [];
		for (let queue = [...this.#parents.get(table) ?? []]; queue.length > 0;) {
			let next = queue.shift() ?? "";
			found.includes(next) || (found.push(next), queue.push(...this.#parents.get(next) ?? []));
		}
		return found;
	}
	read({ text, words }) {
		let [verb, object = ""] = words;
		verb === "create" && /^(?:table|unlogged)$/.test(object) ? this.#create(tokensOf(text)) : verb === "alter" && object === "table" && this.#alter(tokensOf(text));
	}
	copied(text) {
		let tokens = tokensOf(text), table = tableAt(tokens, 1);
		if (table === void 0) return;
		let columns = namesAt(tokens, table.next)?.names ?? this.#columnsOf(table.name);
		return {
			table: table.name,
			columns
		};
	}
	inserted(tokens) {
		let table = tableAt(tokens, tokens[2]?.text === "only" && tokens[2].kind === "word" ? 3 : 2);
		if (table === void 0) return;
		let list = namesAt(tokens, table.next), next = list?.next ?? table.next;
		tokens[next]?.text === "overriding" && (next += 3);
		let values = tokens[next]?.kind === "word" && tokens[next]?.text === "values" ? next + 1 : void 0;
		return {
			table: table.name,
			columns: list?.names ?? this.#columnsOf(table.name),
			values
		};
	}
	#columnsOf(table) {
		let declared = this.#tables.get(table);
		return declared?.whole === !0 ? declared.columns.map(({ name }) => name) : void 0;
	}
	#create(tokens) {
		let at = tokens.findIndex(({ text }) => text === "table") + 1;
		tokens[at]?.text === "if" && (at += 3);
		let table = tableAt(tokens, at);
		if (table === void 0) return;
		let { name, next } = table;
		if (tokens[next]?.text === "partition") {
			let parent = tableAt(tokens, next + 2);
			parent !== void 0 && this.#addParent(name, parent.name), this.#tables.set(name, {
				columns: [],
				whole: !1
			});
			return;
		}
		if (tokens[next]?.text !== "(") {
			this.#tables.set(name, {
				columns: [],
				whole: !1
			});
			return;
		}
		let { items, end } = itemsAt(tokens, next), columns = items.flatMap(([first, second, ...more]) => !isName$1(first) || first.kind === "word" && NO_COLUMN.test(first.text) ? [] : [{
			name: first.text,
			type: typeOf(second, more),
			notNull: hasNotNull(more)
		}]), parents = tokens[end]?.text === "inherits" ? itemsAt(tokens, end + 1).items : [];
		for (let item of parents) {
			let parent = tableAt(item, 0);
			parent !== void 0 && this.#addParent(name, parent.name);
		}
		let copies = items.some(([first]) => first?.kind === "word" && first.text === "like");
		this.#tables.set(name, {
			columns,
			whole: parents.length === 0 && !copies
		});
	}
	#alter(tokens) {
		let at = 2;
		tokens[at]?.text === "if" && (at += 2), tokens[at]?.text === "only" && tokens[at]?.kind === "word" && at++;
		let table = tableAt(tokens, at);
		if (table === void 0) return;
		let [verb, object] = [tokens[table.next]?.text, tokens[table.next + 1]?.text];
		if (verb === "attach" && object === "partition") {
			let child = tableAt(tokens, table.next + 2);
			child !== void 0 && this.#addParent(child.name, table.name);
		} else if (verb === "inherit") {
			let parent = tableAt(tokens, table.next + 1);
			parent !== void 0 && this.#addParent(table.name, parent.name);
		} else if (/^(?:add|drop|rename)$/.test(verb ?? "") && object !== "constraint") {
			let declared = this.#tables.get(table.name);
			declared !== void 0 && this.#tables.set(table.name, {
				...declared,
				whole: !1
			});
		}
	}
	#addParent(child, parent) {
		this.#parents.set(child, [...this.#parents.get(child) ?? [], parent]);
	}
};
function itemsAt(tokens, index) {
	let items = [[]], depth = 0;
	for (let at = index; at < tokens.length; at++) {
		let token = tokens[at];
		if (token === void 0) break;
		let symbol = token.kind === "symbol" ? token.text : "";
		if ((symbol === ")" || symbol === "]") && depth--, depth === 0 && symbol === ")") return {
			items,
			end: at + 1
		};
		depth === 1 && symbol === "," ? items.push([]) : depth >= 1 && items.at(-1)?.push(token), (symbol === "(" || symbol === "[") && depth++;
	}
	return {
		items,
		end: tokens.length
	};
}
function typeOf(first, [dot, second]) {
	return (dot?.text === "." ? second?.text : first?.text) ?? "";
}
function hasNotNull(tokens) {
	return tokens.some(({ kind, text }, index) => kind === "word" && text === "not" && tokens[index + 1]?.text === "null");
}
// src/rehearsal/postgres/rows/copy-text.ts
const LETTERS = {
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	",
	v: "\v"
};
function copyValue(field) {
	if (field !== "\\N") return field.includes("\\") ? field.replace(/\\(?:([0-7]{1,3})|x([0-9a-f]{1,2})|([\s\S])|$)/gi, (_, octal, hex, letter) => octal === void 0 ? hex === void 0 ? letter === void 0 ? "\\" : LETTERS[letter] ?? letter : String.fromCharCode(Number.parseInt(hex, 16)) : String.fromCharCode(Number.parseInt(octal, 8) & 255)) : field;
}
const ESCAPES = {
	"\\": "\\\\",
	"\b": "\\b",
	"\f": "\\f",
	"\n": "\\n",
	"\r": "\\r",
	"	": "\\t",
	"\v": "\\v"
};
function copyField(value) {
	return value === void 0 ? "\\N" : value.replace(/[\\\b\f\n\r\t\v]/g, (character) => ESCAPES[character] ?? character);
}
function nextBare(text, character, from) {
	for (let at = text.indexOf(character, from); at >= 0; at = text.indexOf(character, at + 1)) {
		let slashes = 0;
		for (; at - 1 - slashes >= from && text[at - 1 - slashes] === "\\";) slashes++;
		if (slashes % 2 == 0) return at;
	}
	return -1;
}
function fieldsOf(row) {
	let fields = [];
	for (let from = 0;;) {
		let tab = nextBare(row, "	", from);
		if (tab < 0) return fields.push(row.slice(from)), fields;
		fields.push(row.slice(from, tab)), from = tab + 1;
	}
}
var RowSplitter = class {
	#parts = [];
	add(bytes) {
		let piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
		if (this.#parts.push(piece), !piece.includes("\n")) return [];
		let text = this.rest, rows = [], from = 0;
		for (let end = nextBare(text, "\n", from); end >= 0; end = nextBare(text, "\n", from)) rows.push(text.slice(from, end)), from = end + 1;
		return this.#parts = [text.slice(from)], rows;
	}
	get rest() {
		return this.#parts.join("");
	}
};
// src/rehearsal/postgres/rows/mask-rows.ts
const latin1 = (text) => Buffer.from(text, "latin1"), asBytes = (text) => Buffer.from(text).toString("latin1");
async function* maskCopy({ data, line }, masks) {
	let splitter = new RowSplitter();
	for await (let bytes of data) {
		let rows = splitter.add(bytes);
		rows.length > 0 && (yield latin1(rows.map((row) => `${maskRow(row, masks, line)}\n`).join("")));
	}
	splitter.rest !== "" && (yield latin1(maskRow(splitter.rest, masks, line)));
}
function maskRow(row, masks, line) {
	let fields = fieldsOf(row);
	for (let [index, mask] of masks) {
		let field = fields[index];
		if (field === void 0) throw new Refused("mask-refused", "a row of this COPY has fewer values than columns", line);
		let value = copyValue(field);
		if (value === void 0) continue;
		let masked = mask(latin1(value).toString());
		fields[index] = copyField(masked === void 0 ? void 0 : asBytes(masked));
	}
	return fields.join("	");
}
function maskInsert(piece, bytes, values, masks) {
	let tokens = tokensOf(piece.text), raw = bytes.toString("latin1"), places = tokensOf(raw), refuse = (reason) => {
		throw new Refused("mask-refused", reason, piece.line);
	};
	(places.length - tokens.length > 1 || places.length < tokens.length) && refuse("this INSERT cannot be read byte by byte");
	let placeOf = new Map(tokens.map((token, index) => [token, places[index]])), parts = [], copied = 0, at = values;
	for (; at !== void 0 && tokens[at]?.text === "(";) {
		let { items, end } = itemsAt(tokens, at);
		for (let [index, mask] of masks) {
			let constant = constantOf$1(items[index] ?? refuse("a row of this INSERT has fewer values than columns")) ?? refuse("a value that is to be masked is an expression, not a constant");
			if (constant === "none") continue;
			let [from, to] = [placeOf.get(constant.first)?.at ?? 0, placeOf.get(constant.last)?.end ?? 0], masked = mask(constant.value), text = masked === void 0 ? "NULL" : asBytes(`'${masked.replaceAll("'", "''")}'`), lines = countLines(raw.slice(from, to)) - countLines(text);
			parts.push(raw.slice(copied, from), text, "\n".repeat(Math.max(0, lines))), copied = to;
		}
		at = tokens[end]?.text === "," ? end + 1 : void 0;
	}
	return latin1(`${parts.join("")}${raw.slice(copied)}`);
}
function constantOf$1(item) {
	let [first, second, third] = item;
	if (first === void 0) return;
	let isCast = (colon, other) => colon?.text === ":" && other?.text === ":", isOnly = (from) => item.length === from || isCast(item[from], item[from + 1]);
	if (first.kind === "word" && isOnly(1)) return first.text === "null" || first.text === "default" ? "none" : first.text === "true" || first.text === "false" ? {
		value: first.text,
		first,
		last: first
	} : void 0;
	if ((first.kind === "string" || first.kind === "number") && isOnly(1)) return {
		value: first.text,
		first,
		last: first
	};
	if (first.kind === "symbol" && first.text === "-" && second?.kind === "number" && (third === void 0 || isOnly(2))) return {
		value: `-${second.text}`,
		first,
		last: second
	};
}
function countLines(text) {
	return text.split("\n").length - 1;
}
// src/rehearsal/postgres/rows/read-rows.ts
function isTextCopy(text) {
	return /\bfrom\s+stdin\s*(?:with\s*)?$/i.test(text.trim());
}
async function* watchCopy(data, onRow) {
	let splitter = new RowSplitter();
	for await (let bytes of data) {
		for (let row of splitter.add(bytes)) onRow(fieldsOf(row).map(copyValue));
		yield bytes;
	}
}
function readInsert({ text }, tables, onRow) {
	let head = tables.inserted(tokensOf(text.slice(0, (/\bvalues\b/i.exec(text)?.index ?? 0) + 6))), isHeadWhole = head?.values !== void 0, row = isHeadWhole ? onRow(head) : void 0;
	if (isHeadWhole && row === void 0) return;
	let tokens = tokensOf(text), rows = isHeadWhole ? head : tables.inserted(tokens), each = isHeadWhole ? row : rows && onRow(rows);
	for (let at = rows?.values; each !== void 0 && at !== void 0 && tokens[at]?.text === "(";) {
		let { items, end } = itemsAt(tokens, at);
		each(items.map(constantOf)), at = tokens[end]?.text === "," ? end + 1 : void 0;
	}
}
function constantOf([first, second, third]) {
	if (first === void 0 || first.kind === "word") return;
	let isCast = second?.text === ":" && third?.text === ":";
	return second === void 0 || isCast ? first.text : void 0;
}
// src/rehearsal/postgres/dump/masked-dump.ts
function maskedDump(dump, masks) {
	let used = /* @__PURE__ */ new Set(), key;
	return {
		...dump,
		digest: async (onBytes) => await dump.digest(onBytes),
		async *sql(onBytes) {
			key ??= digestOfText(dump), yield* new Masking(masks, await key, used).mask(dump.sql(onBytes));
		},
		unusedMasks: () => masks.filter((mask) => !used.has(mask)).map(({ table, column }) => `${table}.${column}`)
	};
}
async function digestOfText(dump) {
	let hash = (0, node_crypto.createHash)("sha512").update("seal-gate mask\0");
	for await (let bytes of dump.sql()) hash.update(bytes);
	return hash.digest();
}
const WRITES_UNSEEN = /^(?:update|merge|with|do|call|execute|prepare|table|values)$/, OF_PG_DUMP = /^select\s+(?:pg_catalog\.|lo_)/i, SEARCH_PATH = /\bset\s+(?:session\s+|local\s+)?search_path\b|\bset_config\s*\(\s*'search_path'\s*,\s*'[^']/i;
var Masking = class {
	#masks;
	#tables = new DumpTables();
	#used;
	constructor(masks, key, used) {
		this.#masks = masks.map((mask) => ({
			mask,
			table: spelledTable(mask.table) ?? mask.table,
			apply: maskValue(mask, key)
		})), this.#used = used;
	}
	async *mask(sql) {
		for await (let raw of rawPieces(sql)) raw.kind === "copy" ? yield* this.#copy(raw) : raw.kind === "statement" && raw.piece.kind === "statement" ? yield this.#statement(raw.piece, raw.bytes) : yield raw.bytes;
		for (let { mask, table } of this.#masks) this.#tables.all.get(table)?.columns.some(({ name }) => name === mask.column) === !0 && this.#used.add(mask);
	}
	async *#copy({ piece, bytes, end }) {
		let rows = this.#tables.copied(piece.text);
		if (rows === void 0) throw new Refused("mask-refused", "this COPY names no table that can be read", piece.line);
		let masks = this.#masksOf(rows, piece.line);
		if (masks.size > 0 && !isTextCopy(piece.text)) throw new Refused("mask-refused", "this COPY of a masked table has another format than the text of pg_dump", piece.line);
		yield bytes, yield* masks.size === 0 ? piece.data : maskCopy(piece, masks), yield end();
	}
	#statement(piece, bytes) {
		let { text, words, line } = piece, [verb = ""] = words;
		this.#tables.read(piece);
		let statement = text.slice(text.toLowerCase().search(/(?<![\w])select\b/));
		if (WRITES_UNSEEN.test(verb) || verb === "select" && !OF_PG_DUMP.test(statement)) throw new Refused("mask-refused", `with masks, rows come from COPY or INSERT: this statement (${verb}) could write others`, line);
		if (/^(?:set|select)$/.test(verb) && SEARCH_PATH.test(text)) throw new Refused("mask-refused", "the dump sets search_path, so that names alone do not show which table is meant", line);
		if (verb !== "insert") return bytes;
		let rows = this.#tables.inserted(tokensOf(text));
		if (rows === void 0) throw new Refused("mask-refused", "this INSERT names no table that can be read", line);
		let masks = this.#masksOf(rows, line);
		if (masks.size === 0) return bytes;
		if (rows.values === void 0) throw new Refused("mask-refused", "this INSERT into a masked table has no list of values", line);
		return maskInsert(piece, bytes, rows.values, masks);
	}
	#masksOf({ table, columns }, line) {
		let tables = [table, ...this.#tables.ancestors(table)], own = this.#masks.filter((mask) => tables.includes(mask.table));
		if (own.length === 0) return /* @__PURE__ */ new Map();
		if (columns === void 0) throw new Refused("mask-refused", `the dump does not show the columns of ${table}: dump it with --column-inserts`, line);
		let masks = /* @__PURE__ */ new Map();
		for (let { mask, apply } of own) {
			let index = columns.indexOf(mask.column);
			index < 0 || (masks.set(index, apply), this.#used.add(mask));
		}
		return new Map([...masks].toSorted(([a], [b]) => a - b));
	}
};
// src/rehearsal/postgres/server/binaries.ts
const INSTALLED = [
	"/usr/lib/postgresql",
	"/opt/homebrew/opt",
	"/usr/local/opt"
];
function findBinaries({ folder, major, environment = {} } = {}) {
	return (folder === void 0 ? [...installed(), ...listed(environment.PGBIN)] : [folder]).flatMap((candidate) => lookAt(candidate)).filter((found) => found.major >= 14 && (major === void 0 || found.major === major)).sort((a, b) => b.major - a.major).at(0);
}
function listed(folder) {
	return folder === void 0 || folder === "" ? [] : [folder];
}
function installed() {
	return INSTALLED.flatMap((root) => entries(root).filter((name) => /^(?:postgresql@)?\d+$/.test(name)).map((name) => (0, node_path.join)(root, name, "bin")));
}
function entries(folder) {
	try {
		return (0, node_fs.readdirSync)(folder);
	} catch {
		return [];
	}
}
function lookAt(folder) {
	try {
		for (let name of ["initdb", "postgres"]) (0, node_fs.accessSync)((0, node_path.join)(folder, name), node_fs.constants.X_OK);
		let printed = (0, node_child_process.execFileSync)((0, node_path.join)(folder, "postgres"), ["--version"], {
			encoding: "utf8",
			timeout: 1e4,
			env: {}
		}), [, version, major] = /\s((\d+)(?:\.\d+|\w+)*)/.exec(printed) ?? [];
		return version === void 0 || major === void 0 ? [] : [{
			folder,
			version,
			major: Number(major)
		}];
	} catch {
		return [];
	}
}
// src/rehearsal/postgres/dump/limited-program.ts
const MIB$1 = 1048576;
async function* outputOf(words, { size, input, signal, count }) {
	throwIfAborted(signal);
	let limits = [60 + Math.ceil(size / MIB$1), 4194304].map(String), setpriv = require_hashing.systemProgram("setpriv"), [program = "", ...args] = [
		...setpriv === void 0 ? [] : [
			setpriv,
			"--pdeathsig=KILL",
			"--"
		],
		"/bin/sh",
		"-c",
		"ulimit -t \"$1\"; ulimit -v \"$2\" 2>/dev/null; shift 2; exec \"$@\"",
		"seal-gate",
		...limits,
		...words
	], child = (0, node_child_process.spawn)(program, args, {
		stdio: [
			input === void 0 ? "ignore" : "pipe",
			"pipe",
			"pipe"
		],
		env: {
			PATH: require_confined.SYSTEM_PATH,
			LC_ALL: "C"
		}
	}), { stdin, stdout, stderr } = child;
	if (stdout === null || stderr === null) throw Error("the program has no output");
	let stop = () => child.kill("SIGKILL"), unwatch = onAbort(signal, stop), message = "";
	stderr.setEncoding("utf8").on("data", (text) => {
		message.length < 2e3 && (message += text);
	});
	let ended = new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
	ended.catch(() => void 0);
	let file = input && (0, node_fs.createReadStream)(input.path, { highWaterMark: MIB$1 }), failed;
	file?.on("data", (piece) => input?.onBytes?.(piece.length)).once("error", (error) => {
		failed = error, stop();
	}), stdin?.on("error", () => file?.destroy()), stdin !== null && file?.pipe(stdin);
	try {
		for await (let piece of stdout) count?.(piece.length), yield piece;
		let status = await ended;
		if (failed !== void 0) throw failed;
		return {
			status,
			message
		};
	} finally {
		unwatch(), stop(), file?.destroy();
	}
}
// src/rehearsal/postgres/dump/pg-restore.ts
function findPgRestore(folder) {
	let place = folder ?? findBinaries()?.folder;
	if (place === void 0) return;
	let program = (0, node_path.join)(place, "pg_restore");
	try {
		return (0, node_fs.accessSync)(program, node_fs.constants.X_OK), program;
	} catch {
		return;
	}
}
async function* convertArchive(path, size, pgRestore, signal) {
	if (pgRestore === void 0) throw new Refused("dump-unreadable", "an archive needs pg_restore, which is not installed beside the server; a plain dump needs no program");
	let left = 2e3 * size + 1048576, { status, message } = yield* outputOf([
		pgRestore,
		"-f",
		"-",
		path
	], {
		size,
		signal,
		count: (bytes) => {
			if (left -= bytes, left < 0) throw new Refused("dump-unreadable", "the archive holds more text than an archive of its size can hold");
		}
	});
	if (status === null) throw new Refused("dump-unreadable", "pg_restore does not come to the end of the archive");
	if (status !== 0) throw new Refused("dump-unreadable", `pg_restore refuses the archive: ${firstLine(message)}${remedyFor(message)}`);
}
const ARCHIVE_OF = {
	"1.14": "12",
	"1.15": "16",
	"1.16": "17"
};
function remedyFor(message) {
	if (/does not support compression/.test(message)) return ": name a PostgreSQL that has this compression with \"pg-bin\", or make the dump with --compress=gzip";
	let [, version] = /unsupported version \(([\d.]+)\) in file header/.exec(message) ?? [];
	if (version === void 0) return "";
	let from = ARCHIVE_OF[version];
	return `: the archive is newer than this pg_restore: name a PostgreSQL ${from === void 0 ? "as new as the pg_dump that made it" : `of version ${from} or later`} with "pg-bin", or make a plain dump`;
}
function firstLine(text) {
	return text.split("\n", 1)[0]?.slice(0, 300) ?? "";
}
// src/rehearsal/postgres/dump/file-kinds.ts
const COMPRESSIONS = {
	gzip: {
		start: "1f8b",
		unpack: "gunzip"
	},
	zstd: {
		start: "28b52ffd",
		unpack: "zstd -d"
	},
	xz: {
		start: "fd377a585a00",
		unpack: "xz -d"
	},
	bzip2: {
		start: "425a68",
		unpack: "bzip2 -d"
	},
	lz4: {
		start: "04224d18",
		unpack: "lz4 -d"
	},
	zip: {
		start: "504b0304",
		unpack: "unzip"
	}
}, COMPRESSION_NAMES = [
	"gzip",
	"zstd",
	"xz",
	"bzip2",
	"lz4",
	"zip"
], UTF_16_REMEDY = "write the dump with \"pg_dump --file\", not with \">\" of PowerShell, which also changes characters", SQLITE_FILE = "53514c69746520666f726d61742033", SQLITE = "leave out \"engine\", or set it to \"sqlite\"", OTHERS = [
	[
		"504b0506",
		"an empty ZIP archive",
		"make the dump again"
	],
	[
		"377abcaf271c",
		"a 7-Zip archive",
		"unpack it"
	],
	[
		"526172211a07",
		"a RAR archive",
		"unpack it"
	],
	[
		"1f9d",
		"compressed with compress",
		"unpack it with \"uncompress\""
	],
	[
		"1fa0",
		"compressed with compress",
		"unpack it with \"uncompress\""
	],
	[
		"5d000080",
		"compressed with lzma",
		"unpack it with \"xz -d --format=lzma\""
	],
	[
		"5d000000",
		"compressed with lzma",
		"unpack it with \"xz -d --format=lzma\""
	],
	[
		"4c5a4950",
		"compressed with lzip",
		"unpack it with \"lzip -d\""
	],
	[
		"894c5a4f000d0a1a0a",
		"compressed with lzop",
		"unpack it with \"lzop -d\""
	],
	[
		"ff060000734e61507059",
		"compressed with Snappy",
		"unpack it"
	],
	[
		"02214c18",
		"compressed with lz4",
		"unpack it with \"lz4 -d\""
	],
	[
		"fffe0000",
		"text in UTF-32",
		"write the dump with \"pg_dump --file\""
	],
	[
		"0000feff",
		"text in UTF-32",
		"write the dump with \"pg_dump --file\""
	],
	[
		"fffe",
		"text in UTF-16",
		UTF_16_REMEDY
	],
	[
		"feff",
		"text in UTF-16",
		UTF_16_REMEDY
	],
	[
		SQLITE_FILE,
		"a database of SQLite",
		SQLITE
	],
	[
		"53616c7465645f5f",
		"encrypted with OpenSSL",
		"decrypt it"
	]
], OTHER_TEXTS = [
	[
		/^version https:\/\/git-lfs\./,
		"a pointer of Git LFS",
		"fetch the content with \"git lfs pull\", or \"lfs: true\" at the checkout"
	],
	[
		/^(?:<!doctype|<html|<\?xml|<error>)/i,
		"a web page or the answer of a server",
		"download the dump again"
	],
	[
		/^\s*[{[]\s*["\]}{]/,
		"JSON",
		"a rehearsal needs a pg_dump"
	],
	[
		/^-----BEGIN PGP MESSAGE-----/,
		"encrypted with OpenPGP",
		"decrypt it"
	],
	[
		/^(?:age-encryption\.org\/|-----BEGIN AGE ENCRYPTED FILE-----)/,
		"encrypted with age",
		"decrypt it"
	],
	[
		/^(?:\/\*M?!|-- (?:MySQL|MariaDB) dump)/,
		"a dump of MySQL or MariaDB",
		"a rehearsal needs a dump of PostgreSQL"
	],
	[
		/^(?:PRAGMA foreign_keys|BEGIN TRANSACTION;\s+PRAGMA)/i,
		"a dump of SQLite",
		SQLITE
	],
	[
		/^pg_dump(?:all)?: (?:error|warning|hint|detail|last built-in)/,
		"a message of pg_dump",
		"correct what it states, and make the dump again"
	],
	[
		/^(?:pg_dump|psql|bash|sh|zsh): /,
		"the message of a program",
		"make the dump again"
	],
	[
		/^;\s+; Archive created at /,
		"the table of contents of an archive (pg_restore --list)",
		"give the archive itself"
	]
], SKIPPABLE = /^5[0-9a-f]2a4d18/, SEVERAL_FRAMES = "it is compressed with zstd in several frames: unpack it with \"zstd -d\"", UTF_16 = /^(?:2d002d00|002d002d|53004500|00530045|5c00|005c)/;
function unreadableKind(head) {
	if (head.length === 0) return "the file is empty: pg_dump wrote nothing into it";
	let hex = Buffer.from(head).toString("hex"), [, kind, remedy] = OTHERS.find(([start]) => hex.startsWith(start)) ?? [];
	if (kind !== void 0) return `it is ${kind}: ${remedy}`;
	if (SKIPPABLE.test(hex)) return SEVERAL_FRAMES;
	if (UTF_16.test(hex)) return `it is text in UTF-16: ${UTF_16_REMEDY}`;
	let text = Buffer.from(head).toString("latin1").replace(/^\u00ef\u00bb\u00bf/, ""), [, textKind, textRemedy] = OTHER_TEXTS.find(([start]) => start.test(text)) ?? [];
	return textKind === void 0 ? compressionOf(head) === "zstd" && !hasZstd() ? "it is compressed with zstd, which Node reads from version 22.15 on: unpack it with \"zstd -d\"" : void 0 : `it is ${textKind}: ${textRemedy}`;
}
function unreadableInside(head, compression) {
	let unpack = `unpack it with "${COMPRESSIONS[compression].unpack}" first`, hex = Buffer.from(head).toString("hex");
	if (hex.startsWith("5047444d50")) return `it is an archive of pg_dump (custom format) inside ${compression}: ${unpack}`;
	if (Buffer.from(head).toString("latin1", 257, 262) === "ustar") return `it is a tar archive inside ${compression}: ${unpack}`;
	if (compressionOf(head) !== "none") return `it is compressed twice: ${unpack}`;
	if (hex.startsWith(SQLITE_FILE)) return `inside ${compression}, it is a database of SQLite: ${unpack}`;
	let reason = unreadableKind(head);
	return reason === void 0 ? void 0 : `inside ${compression}, ${reason}`;
}
function compressionOf(head) {
	let hex = Buffer.from(head).toString("hex");
	return COMPRESSION_NAMES.find((name) => hex.startsWith(COMPRESSIONS[name].start)) ?? "none";
}
function hasZstd() {
	return "createZstdDecompress" in node_zlib.default;
}
// src/rehearsal/postgres/dump/plain-text.ts
const CHUNK_BYTES = 1 << 20, PROGRAMS = {
	xz: {
		debian: "xz-utils",
		args: [
			"--format=xz",
			"-T1",
			"-dc"
		]
	},
	bzip2: {
		debian: "bzip2",
		args: ["-dc"]
	},
	lz4: {
		debian: "lz4",
		args: ["-dc"]
	}
};
async function* plainText(file, reading, find) {
	let { compression } = file;
	try {
		if (compression === "none") return yield* fileStream(file, reading);
		let expansion = new require_archive.Expansion(file.size), isFirst = !0;
		for await (let piece of expanded(file, {
			compression,
			expansion,
			find
		}, reading)) {
			let unreadable = isFirst ? unreadableInside(piece.subarray(0, 512), compression) : void 0;
			if (isFirst = !1, unreadable !== void 0) throw new Refused("dump-unreadable", unreadable);
			yield piece;
		}
	} catch (error) {
		throw error instanceof Refused ? error : refusalOf(error, compression);
	}
}
function fileStream({ path }, { onBytes, signal }) {
	let file = (0, node_fs.createReadStream)(path, {
		highWaterMark: CHUNK_BYTES,
		signal
	});
	return onBytes !== void 0 && file.on("data", (chunk) => onBytes(chunk.length)), file;
}
async function* expanded(file, { compression, expansion, find }, reading) {
	if (compression === "zip") return yield* zipped(file, expansion, reading);
	let text = compression === "gzip" || compression === "zstd" ? inflated(file, compression, reading) : unpacked(file, compression, reading, find);
	for await (let piece of text) expansion.addBytes(piece.length), yield piece;
}
async function* inflated(file, compression, reading) {
	let packed = fileStream(file, reading), options = { chunkSize: CHUNK_BYTES }, text = packed.pipe(compression === "gzip" ? node_zlib.default.createGunzip(options) : node_zlib.default.createZstdDecompress(options));
	packed.once("error", (error) => text.destroy(error));
	try {
		if (yield* text, compression === "zstd" && text.bytesWritten < file.size) throw new Refused("dump-unreadable", SEVERAL_FRAMES);
	} finally {
		packed.destroy(), text.destroy();
	}
}
async function* unpacked({ path, size }, name, { onBytes, signal }, find) {
	let { debian, args } = PROGRAMS[name], program = find(name);
	if (program === void 0) throw new Refused("dump-unreadable", `it is compressed with ${name}, and the program "${name}" of the system, which unpacks it, is not installed: install it (Debian and Ubuntu: ${debian}), or unpack the dump with "${COMPRESSIONS[name].unpack}" before`);
	let { status, message } = yield* outputOf([program, ...args], {
		size,
		input: {
			path,
			onBytes
		},
		signal
	});
	if (status === null) throw new Refused("dump-unreadable", `${name} does not come to the end of the dump`);
	let printed = message.split("\n").find((line) => line.trim() !== "");
	if (status !== 0 || printed !== void 0) throw new Refused(/unexpected end|unfinished stream|ends unexpectedly/i.test(message) ? "dump-truncated" : "dump-unreadable", `the dump cannot be read: ${printed === void 0 ? `${name} ended with status ${status}` : `${name} reports ${JSON.stringify(printed.trim().slice(0, 200))}`}`);
}
async function* zipped({ path }, expansion, { onBytes, signal }) {
	let real = (0, node_fs.realpathSync)(path), file = new require_archive.OpenedFile((0, node_path.dirname)(real), real), read = (offset, length, into) => (signal?.throwIfAborted(), onBytes?.(length), file.read(offset, length, into));
	try {
		yield* require_archive.onlyFile({
			size: file.size,
			read
		}, expansion), file.demandUnchanged();
	} finally {
		file.close();
	}
}
function refusalOf(error, compression) {
	let message = require_hashing.errorMessage(error), reason = `the dump cannot be read: ${message}`;
	if (/unexpected end of file|cut off|end record is missing/.test(message)) return new Refused("dump-truncated", reason);
	if (error instanceof require_archive.ArchiveRefusal && compression !== "none") {
		let unpack = `unpack it with "${COMPRESSIONS[compression].unpack}"`;
		return new Refused("dump-unreadable", `${reason}: ${error.problem.code === "archive-too-large" ? `if that is right, ${unpack}` : unpack}`);
	}
	return new Refused("dump-unreadable", /^Dictionary/.test(message) ? `${reason}: unpack it with "zstd -d -D DICTIONARY"` : reason);
}
// src/rehearsal/postgres/dump/tar-end.ts
const LENGTH = {
	from: 124,
	to: 136
};
function isTarWhole(path, size) {
	let file = (0, node_fs.openSync)(path, "r");
	try {
		let header = Buffer.alloc(512);
		for (let at = 0; at + 512 <= size;) {
			if ((0, node_fs.readSync)(file, header, 0, 512, at), header.every((byte) => byte === 0)) return !0;
			let length = lengthIn(header.subarray(LENGTH.from, LENGTH.to));
			if (length === void 0) return !1;
			at += 512 + Math.ceil(length / 512) * 512;
		}
		return !1;
	} finally {
		(0, node_fs.closeSync)(file);
	}
}
function lengthIn(field) {
	if ((field[0] ?? 0) & 128) {
		let length = Number(BigInt(`0x${field.toString("hex")}`) & (1n << 95n) - 1n);
		return Number.isSafeInteger(length) ? length : void 0;
	}
	let text = /^ *([0-7]+)[ \0]*$/.exec(field.toString("latin1"))?.[1];
	return text === void 0 ? void 0 : Number.parseInt(text, 8);
}
// src/rehearsal/postgres/dump/source.ts
async function digestOfFile(path, { onBytes, signal }) {
	let hash = (0, node_crypto.createHash)("sha256"), bytes = 0;
	for await (let chunk of (0, node_fs.createReadStream)(path, {
		highWaterMark: CHUNK_BYTES,
		signal
	})) hash.update(chunk), bytes += chunk.length, onBytes?.(chunk.length);
	return {
		sha256: hash.digest("hex"),
		bytes
	};
}
async function digestOfFolder(path, reading) {
	let hash = (0, node_crypto.createHash)("sha256"), total = 0;
	for (let name of (0, node_fs.readdirSync)(path).toSorted(require_gate.comparePaths)) {
		if (!(0, node_fs.lstatSync)((0, node_path.join)(path, name)).isFile()) throw Error(`${JSON.stringify(name)} is not a regular file`);
		let { sha256, bytes } = await digestOfFile((0, node_path.join)(path, name), reading);
		hash.update(`${sha256}  ${name}\n`), total += bytes;
	}
	return {
		sha256: hash.digest("hex"),
		bytes: total
	};
}
const TAR = {
	nameAt: 0,
	name: "toc.dat",
	magicAt: 257,
	magic: "ustar"
};
function formatOf(path) {
	let kind = (0, node_fs.statSync)(path);
	if (!kind.isDirectory() && !kind.isFile()) throw Error("it is neither a file nor a folder");
	if (kind.isDirectory()) {
		if (!(0, node_fs.existsSync)((0, node_path.join)(path, "toc.dat"))) throw Error("it is a folder without a toc.dat, so it is not a dump in directory format");
		return {
			format: "directory",
			compression: "none"
		};
	}
	let head = headOf(path), at = (from, text) => head.toString("latin1", from, from + text.length) === text;
	if (at(0, "PGDMP")) return {
		format: "custom",
		compression: "none"
	};
	let isTar = at(TAR.magicAt, TAR.magic);
	if (isTar && at(TAR.nameAt, TAR.name)) return {
		format: "tar",
		compression: "none"
	};
	let unreadable = isTar ? "it is a tar archive, and not of pg_dump: unpack it" : unreadableKind(head);
	if (unreadable !== void 0) throw new Refused("dump-unreadable", unreadable);
	return {
		format: "plain",
		compression: compressionOf(head)
	};
}
function headOf(path) {
	let file = (0, node_fs.openSync)(path, "r");
	try {
		let head = Buffer.alloc(512);
		return head.subarray(0, (0, node_fs.readSync)(file, head, 0, 512, 0));
	} finally {
		(0, node_fs.closeSync)(file);
	}
}
function openDump(path, pgRestore, signal, find = require_hashing.systemProgram) {
	try {
		let kind = formatOf(path), isFolder = kind.format === "directory", size = isFolder ? sizeOfFolder(path) : (0, node_fs.statSync)(path).size;
		if (kind.format === "tar" && !isTarWhole(path, size)) throw new Refused("dump-truncated", "the tar archive has no end: it was cut off, or is damaged");
		let reading = (onBytes) => ({
			onBytes,
			signal
		});
		return {
			...kind,
			path,
			size,
			digest: async (onBytes) => await (isFolder ? digestOfFolder(path, reading(onBytes)) : digestOfFile(path, reading(onBytes))),
			sql: (onBytes) => kind.format === "plain" ? plainText({
				path,
				size,
				compression: kind.compression
			}, reading(onBytes), find) : convertArchive(path, size, pgRestore(), signal)
		};
	} catch (error) {
		throw error instanceof Refused ? error : new Refused("dump-unreadable", `the dump cannot be read: ${require_hashing.errorMessage(error)}`);
	}
}
function sizeOfFolder(path) {
	return (0, node_fs.readdirSync)(path).reduce((sum, name) => sum + (0, node_fs.statSync)((0, node_path.join)(path, name)).size, 0);
}
// src/rehearsal/postgres/rows/locate.ts
function valueLocator() {
	let last;
	return (content, rows, start, index) => rows.kind === "copy" ? inCopy(content, rows, start, index) : start < 0 ? { table: rows.table } : ((last?.rows !== rows || last.start !== start) && (last = {
		rows,
		start,
		tokens: tokensOf(content.slice(start))
	}), inInsert(last.tokens, rows, index - start));
}
function inCopy(content, { table, columns }, start, index) {
	let line = content.lastIndexOf("\n", index - 1) + 1, begin = Math.max(line, start);
	if (begin < 0 || begin > index) return { table };
	let newline = content.indexOf("\n", index), fields = fieldsOf(content.slice(begin, newline < 0 ? void 0 : newline)), at = begin;
	for (let [number, field] of fields.entries()) {
		if (at += field.length, index <= at) return located(table, columns?.[number], copyValue(field));
		at++;
	}
	return { table };
}
function inInsert(tokens, { table, columns }, index) {
	let values = tokens.findIndex(({ kind, text }) => kind === "word" && text === "values");
	for (let at = values + 1; at > 0 && at < tokens.length && (tokens[at]?.at ?? Infinity) <= index;) {
		let { items, end } = itemsAt(tokens, at), number = items.findIndex((item) => isAround(item, index)), [only, ...more] = items[number] ?? [];
		if (number >= 0) return located(table, columns?.[number], more.length === 0 ? only?.text : void 0);
		at = end + 1;
	}
	return { table };
}
function isAround(item, index) {
	return (item[0]?.at ?? Infinity) <= index && index < (item.at(-1)?.end ?? 0);
}
function located(table, column, value) {
	return {
		table,
		...column !== void 0 && { column },
		...value !== void 0 && { valueSha256: require_hashing.digestOf("sha256", Buffer.from(value, "latin1")) }
	};
}
// src/rehearsal/postgres/scan/statements.ts
const FILE_FUNCTION = /^(?:(?:be_)?lo_(?:im|ex)port|pg_read_(?:binary_)?file(?:_\w+)?|pg_ls_\w+|pg_stat_file|pg_file_(?:length|read|rename|sync|unlink|write)|pg_logdir_ls|pg_(?:read|write)_server_files)$/, FILE_FUNCTION_OIDS = /^(?:764|765|767|2623|2624|2625|3293|3295|3297|3307|3353|3354|3826|3827|3828|4100|5029|5030|5031|6208|6209|6270|6271|6272)$/, LIBRARY_SETTING = /^(?:shared_preload_libraries|session_preload_libraries|local_preload_libraries|dynamic_library_path|extension_control_path|jit_provider|archive_library|allow_system_table_mods)$/, TRUSTED_LANGUAGE = /^(?:sql|plpgsql|plperl|pltcl|plv8|pllua|plrust)$/i, UNTRUSTED_LANGUAGE = /^(?:c|internal|pl\w*u|plpython[23]?u?|plsh|plr|java|javau)$/i, REACHING$1 = new Set(REACHING_EXTENSIONS), CARRIES_OUT = /^(?:execute|spi_\w+|query_to_xml\w*|cursor_to_xml\w*|ts_stat|ts_rewrite|crosstab\w*|connectby)$/, ROUTINE = /^(?:function|procedure)$/, SUSPECT = /lo_(?:im|ex)port|pg_(?:read|write|ls|stat_file|file|logdir|execute|create|replication|reload)|language|\bcopy\b|\bload\b|system|librar|control_path|jit_provider|set_config|reg(?:proc|oper)|\bu&|\bdo\b|function|procedure|extension|dblink|_fdw|server|mapping|subscription|foreign|authorization|prepared?\b|_to_xml|ts_stat|ts_rewrite|crosstab|connectby|\bpl\w+u\b|plsh|'\s*\|\||pg_catalog\s*\.\s*"?pg_|\b(?:into|update|from|only|table|truncate)\s+"?pg_/i;
function scanText(text, words, kind, line) {
	if (!SUSPECT.test(text)) return [];
	let tokens = folded(tokensOf(text)), first = tokens[0]?.at ?? 0, found = [], note = ({ rule, name }, at) => {
		found.some((one) => one.rule === rule && one.name === name) || found.push({
			rule,
			line: line + lines(text, first, at),
			...name !== void 0 && { name }
		});
	}, isRoutine = words[0] === "create" && words.slice(1, 4).some((word) => ROUTINE.test(word));
	return search(tokens, kind, 0, words[0] === "do" || isRoutine && kind === "script" || !isRoutine && carriesOut(tokens), note), found;
}
function lines(text, from, to) {
	let count = 0;
	for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) count++;
	return count;
}
function carriesOut(tokens) {
	return tokens.some((token) => isName(token) && CARRIES_OUT.test(token.text));
}
function isName(token) {
	return token?.kind === "word" || token?.kind === "name";
}
function search(tokens, kind, depth, withStrings, note) {
	tokens.forEach((token, index) => {
		let { kind: of, text, at } = token;
		for (let match of everywhere(tokens, index, depth)) note(match, at);
		if (kind === "script" || depth > 0) for (let match of inScripts(tokens, index)) note(match, at);
		if (of !== "string" || !withStrings || !SUSPECT.test(text)) return;
		if (depth >= 16) {
			note({ rule: "nested-too-deep" }, at);
			return;
		}
		let inner = folded(tokensOf(text));
		search(inner, kind, depth + 1, carriesOut(inner) || inner.some(isBlock), (match) => note(match, at));
	});
}
function isBlock({ kind, text }) {
	return kind === "word" && (text === "do" || ROUTINE.test(text));
}
function everywhere(tokens, index, depth) {
	let token = tokens[index], next = tokens[index + 1];
	if (token?.kind === "string" || token?.kind === "number") return castMatches(tokens, index);
	if (!isName(token)) return [];
	let { text } = token, starts = index === 0 || depth > 0, found = [];
	return FILE_FUNCTION.test(text) && found.push({
		rule: "server-file",
		name: text
	}), text === "set_config" && next?.text === "(" && found.push(...settingMatches(tokens[index + 2])), token.kind === "name" || (text === "set" && found.push(...settingMatches(/^(?:session|local)$/.test(next?.text ?? "") ? tokens[index + 2] : next)), text === "language" && found.push(...languageMatches(tokens, index)), text === "copy" && starts && found.push(...copyMatches(tokens, index)), text === "load" && starts && next?.kind === "string" && found.push({
		rule: "load-library",
		name: next.text
	}), text === "alter" && next?.text === "system" && found.push({ rule: "server-settings" }), text === "pg_reload_conf" && found.push({
		rule: "server-settings",
		name: text
	}), text === "prepare" && next?.text === "transaction" && found.push({ rule: "two-phase-commit" }), /^(?:commit|rollback)$/.test(text) && next?.text === "prepared" && found.push({ rule: "two-phase-commit" }), starts && /^(?:insert|update|delete|merge|truncate|copy)$/.test(text) && found.push(...catalogMatches(tokens, index))), found;
}
function castMatches(tokens, index) {
	let rest = tokens.slice(index + 1, index + 9).map(({ text }) => text), isCast = rest.some((text) => /^reg(?:proc|procedure)$/.test(text)) && /^[:)a]/.test(rest[0] ?? ""), before = tokens[index - 1]?.text === "(" ? tokens[index - 2]?.text : tokens[index - 1]?.text;
	if (!isCast && !/^(?:to_)?reg(?:proc|procedure)(?:in)?$/.test(before ?? "")) return [];
	let [named] = tokensOf(tokens[index]?.text ?? "").filter(({ text }) => FILE_FUNCTION.test(text) || FILE_FUNCTION_OIDS.test(text));
	return named === void 0 ? [] : [{
		rule: "server-file",
		name: named.text
	}];
}
function settingMatches(name) {
	return name === void 0 || name.kind === "symbol" || !LIBRARY_SETTING.test(name.text.trim().toLowerCase()) ? [] : [{
		rule: name.text.toLowerCase() === "allow_system_table_mods" ? "change-of-rights" : "server-settings",
		name: name.text
	}];
}
function languageMatches(tokens, index) {
	let name = tokens[index + 1];
	if (name === void 0 || name.kind === "symbol" || name.kind === "number") return [];
	let before = tokens.slice(Math.max(0, index - 5), index).map(({ text }) => text), text = name.text;
	if (/^create(?: or replace)?(?: trusted)?(?: procedural)?$/.test(before.slice(before.lastIndexOf("create")).join(" "))) return text.toLowerCase() === "plpgsql" && !tokens.some((one) => one.kind === "word" && one.text === "handler") ? [] : [{
		rule: "untrusted-language",
		name: text
	}];
	let first = tokens.findIndex((one) => one.kind === "word" && /^(?:create|do)$/.test(one.text)), own = tokens.slice(Math.max(0, first), index);
	return own.some((one) => one.kind === "word" && (ROUTINE.test(one.text) || one.text === "do")) && depthOf(own) === 0 ? TRUSTED_LANGUAGE.test(text) ? [] : [{
		rule: "untrusted-language",
		name: text
	}] : UNTRUSTED_LANGUAGE.test(text) && name.kind === "string" ? [{
		rule: "untrusted-language",
		name: text
	}] : [];
}
function depthOf(tokens) {
	return tokens.reduce((depth, { kind, text }) => kind === "symbol" ? depth + (text === "(" ? 1 : text === ")" ? -1 : 0) : depth, 0);
}
function copyMatches(tokens, from) {
	let depth = 0;
	for (let index = from + 1; index < tokens.length; index++) {
		let { kind, text } = tokens[index] ?? {
			kind: "symbol",
			text: ";"
		};
		if (kind === "symbol" && text === ";") return [];
		if (kind === "symbol" && (depth += text === "(" ? 1 : text === ")" ? -1 : 0), depth !== 0 || kind !== "word" || !/^(?:from|to)$/.test(text)) continue;
		let next = tokens[index + 1];
		return next?.kind === "word" && next.text === "program" ? [{ rule: "copy-program" }] : next?.kind === "string" ? [{
			rule: "server-file",
			name: "copy"
		}] : [];
	}
	return [];
}
function catalogMatches(tokens, index) {
	let [first, dot, second] = tokens.slice(index + 1, index + 7).filter(({ kind, text }) => !(kind === "word" && /^(?:into|from|only|table)$/.test(text))), table = dot?.text === "." ? first?.text === "pg_catalog" ? second : void 0 : first;
	return isName(table) && /^pg_/.test(table.text) ? [{
		rule: "system-catalog",
		name: table.text
	}] : [];
}
function inScripts(tokens, index) {
	let token = tokens[index];
	if (!isName(token)) return [];
	let { text } = token, [next = "", then = ""] = [tokens[index + 1]?.text, tokens[index + 2]?.text];
	if (text === "pg_execute_server_program") return [{
		rule: "copy-program",
		name: text
	}];
	if (/^dblink(?:_\w+)?$/.test(text)) return [{
		rule: "dblink",
		name: text
	}];
	if (/_fdw$/.test(text)) return [{
		rule: "foreign-data",
		name: text
	}];
	if (/^pg_(?:create|replication)_\w*(?:slot|origin)\w*$/.test(text)) return [{
		rule: "subscription",
		name: text
	}];
	if (/^(?:plperlu|plpython[23]?u?|pltclu|plsh|plr)$/.test(text)) return [{
		rule: "untrusted-language",
		name: text
	}];
	if (text === "session_authorization" || text === "session" && next === "authorization" || text === "set_config" && next === "(" && /^session_authorization$/i.test(then)) return [{ rule: "change-of-rights" }];
	if (text === "import" && next === "foreign" && then === "schema") return [{ rule: "foreign-data" }];
	if (text !== "create" && text !== "alter") return [];
	if (next === "subscription") return [{ rule: "subscription" }];
	if (next === "server" || next === "user" && then === "mapping" || next === "foreign" && /^(?:table|data)$/.test(then)) return [{ rule: "foreign-data" }];
	if (next !== "extension") return [];
	let name = tokens.slice(index + 2).find((one) => !/^(?:if|not|exists)$/.test(one.text))?.text ?? "";
	return REACHING$1.has(name.toLowerCase()) ? [{
		rule: "foreign-data",
		name
	}] : [];
}
const OPENS = /^(?:begin|start)$/, CLOSES = /^(?:commit|end|rollback|abort)$/, INSTEAD = {
	"\\connect": "give the pg_dump of one database",
	"\\c": "give the pg_dump of one database",
	"\\copy": "write COPY … FROM STDIN with the rows",
	"\\i": "put the statements of that file in its place",
	"\\ir": "put the statements of that file in its place",
	"\\gexec": "write the statements that it would run",
	"\\encoding": "make the dump with --encoding=UTF8",
	"\\if": "leave conditions out, or rehearse the folder of the tool that has them",
	"\\set": "write the values in place of the variables"
};
function commandText(name = "") {
	let instead = INSTEAD[name];
	return `a psql command (${name}), which is never carried out${instead === void 0 ? "" : `: ${instead}`}`;
}
function findingOf({ rule, line, name }) {
	return rule === "psql-meta-command" ? {
		code: rule,
		line,
		reason: commandText(name)
	} : rule === "transaction-left-open" ? {
		code: rule,
		line,
		reason: "this transaction is begun and not ended"
	} : {
		code: "script-leaves-clone",
		line,
		reason: `rule ${rule}${name === void 0 ? "" : `: ${name}`}`
	};
}
async function scanScript(source) {
	let findings = [], openSince;
	for await (let piece of splitStatements(source)) {
		if (piece.kind === "meta") {
			isIdle(piece, !1) || findings.push({
				rule: "psql-meta-command",
				line: piece.line,
				name: commandName(piece.text)
			});
			continue;
		}
		findings.push(...scanText(piece.text, piece.words, "script", piece.line));
		let [first = "", second] = piece.words;
		OPENS.test(first) ? openSince = piece.line : CLOSES.test(first) && !piece.words.includes("to") && second !== "prepared" && (openSince = void 0);
	}
	return openSince !== void 0 && findings.push({
		rule: "transaction-left-open",
		line: openSince
	}), findings.map(findingOf);
}
// src/rehearsal/postgres/dump/survey.ts
const LAST = /^-- PostgreSQL database dump complete\r?$/m, FIRST = /^-- PostgreSQL database dump\r?$/m, SOURCE = /^-- Dumped from database version (\S+)/m, KEPT = 4096;
var DumpEnds = class {
	#bytes = 0;
	#head = node_buffer.Buffer.alloc(0);
	#tail = node_buffer.Buffer.alloc(0);
	add(chunk) {
		this.#bytes += chunk.length, this.#head.length < KEPT && (this.#head = node_buffer.Buffer.concat([this.#head, chunk.subarray(0, KEPT)])), this.#tail = node_buffer.Buffer.concat([this.#tail, chunk.subarray(-4096)]).subarray(-4096);
	}
	read() {
		let head = this.#head.toString("latin1"), [, serverVersion] = SOURCE.exec(head) ?? [], notWhole = LAST.test(this.#tail.toString("latin1")) ? void 0 : FIRST.test(head) ? CUT_OFF : OF_NO_PG_DUMP;
		return {
			textBytes: this.#bytes,
			...serverVersion !== void 0 && { serverVersion },
			...notWhole !== void 0 && { notWhole }
		};
	}
};
const CUT_OFF = {
	code: "dump-truncated",
	reason: "its last line, \"PostgreSQL database dump complete\", is not there: it was cut off"
}, OF_NO_PG_DUMP = {
	code: "dump-truncated",
	reason: "it is not by pg_dump, so nothing shows that it is whole: pin its sha256 in the spec",
	unlessPinned: !0
}, MAKES_TABLE = /^create (?:unlogged |foreign )?table\b/, OF_ROWS_ONLY = {
	code: "dump-unreadable",
	reason: "it has rows and creates no table (--data-only or --section=data): make a whole dump"
};
async function surveyDump(dump, spec, onBytes) {
	let digest = await dump.digest(onBytes), reading = new Reading(spec), secrets = await scanSecrets(reading.read(dump.sql(onBytes)), valueLocator()), cluster = dump.cluster?.();
	if (cluster === void 0) return {
		...digest,
		secrets,
		...reading.results()
	};
	let { database, roles, globals, serverVersion } = cluster, { findings } = await scanSecrets(once(globals));
	return {
		...digest,
		secrets: {
			...secrets,
			findings: [...findings, ...secrets.findings]
		},
		...reading.results({ ...serverVersion !== void 0 && { serverVersion } }),
		database,
		roles
	};
}
const EXTENSION = /\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?("(?:[^"]|"")+"|[\w$-]+)/i, OWNER = /\bowner\s+to\s+("(?:[^"]|"")+"|[\w$]+)\s*;?\s*$/i;
var Reading = class {
	#ends = new DumpEnds();
	#tables = new DumpTables();
	#columns;
	#extensions = /* @__PURE__ */ new Set();
	#owners = /* @__PURE__ */ new Set();
	#tablesMade = 0;
	#filled = 0;
	#leads = [];
	#findings = [];
	#created = 0;
	#connected;
	#encoding;
	constructor(spec) {
		this.#columns = new SecretColumnsOfDump(spec);
	}
	async *read(sql) {
		for await (let raw of rawPieces(sql)) if (this.#ends.add(raw.bytes), (raw.kind !== "statement" || raw.piece.kind !== "meta") && this.#encodingStays(), raw.kind === "rest") yield { bytes: raw.bytes };
		else if (raw.kind === "copy") {
			this.#statement(raw.piece), yield { bytes: raw.bytes }, yield* this.#copy(raw.piece);
			let end = raw.end();
			this.#ends.add(end), yield { bytes: end };
		} else {
			let rows = raw.piece.kind === "meta" ? this.#meta(raw.piece) : this.#statement(raw.piece);
			yield {
				bytes: raw.bytes,
				...rows !== void 0 && { rows }
			};
		}
	}
	results(known) {
		let [owner, ...others] = this.#owners, { textBytes, ...seen } = this.#ends.read(), ends = {
			textBytes,
			...known ?? seen
		}, isRowsOnly = ends.notWhole === void 0 && this.#tablesMade === 0 && this.#filled > 0;
		return {
			...ends,
			...isRowsOnly && { notWhole: OF_ROWS_ONLY },
			...owner !== void 0 && others.length === 0 && { owner },
			extensions: [...this.#extensions].toSorted(),
			leads: this.#leads,
			findings: this.#findings,
			tables: this.#tables.all,
			filledColumns: this.#columns.filled
		};
	}
	#meta(piece) {
		SETS_ENCODING.test(piece.text) ? (this.#encodingStays(), this.#encoding = piece) : (connects(piece) || this.#encodingStays(), this.#encoding = void 0, !connects(piece) && isIdle(piece, !0) || connects(piece) && this.#created === 1 && (this.#connected ??= piece.text, piece.text === this.#connected) || this.#refuse(piece));
	}
	#encodingStays() {
		this.#encoding !== void 0 && this.#refuse(this.#encoding), this.#encoding = void 0;
	}
	#refuse({ line, text }) {
		this.#findings.push(findingOf({
			rule: "psql-meta-command",
			line,
			name: commandName(text)
		}));
	}
	#statement(piece) {
		let { text, words, line } = piece;
		words[0] === "create" && words[1] === "database" && this.#created++, MAKES_TABLE.test(words.join(" ")) && this.#tablesMade++, (piece.kind === "copy" || words[0] === "insert") && this.#filled++, words[0] === "alter" && this.#owner(text, words);
		let lead = leadOf(text, words);
		if (lead === void 0 ? words[0] === "create" && words[1] === "extension" && this.#extensions.add(nameIn(EXTENSION.exec(text)?.[1] ?? "")) : this.#leads.push(lead), this.#findings.push(...scanText(text, words, "dump", line).map(findingOf)), piece.kind === "copy" || (this.#tables.read(piece), words[0] !== "insert")) return;
		let rows;
		return readInsert(piece, this.#tables, ({ table, columns }) => (rows = {
			kind: "insert",
			table,
			columns
		}, this.#columns.rowCounter(rows))), rows;
	}
	#owner(text, [, kind, name]) {
		if (kind === "database" || kind === "extension" || kind === "schema" && name === "public") return;
		let [, owner] = OWNER.exec(text) ?? [];
		owner !== void 0 && this.#owners.add(nameIn(owner));
	}
	async *#copy({ text, data }) {
		let rows = isTextCopy(text) ? this.#tables.copied(text) : void 0, counter = rows === void 0 ? void 0 : this.#columns.rowCounter(rows), place = rows === void 0 ? {} : { rows: {
			kind: "copy",
			...rows
		} };
		for await (let bytes of counter === void 0 ? data : watchCopy(data, counter)) this.#ends.add(bytes), yield {
			bytes,
			...place
		};
	}
};
function nameIn(word) {
	return word.startsWith("\"") ? word.slice(1, -1).replaceAll("\"\"", "\"") : word.toLowerCase();
}
function operatorInput() {
	return [
		"the major version of production: psql -XAtc \"show server_version\"; the pg_dump, and the server of the rehearsal, are of that version",
		"a copy of production in which every credential and everything personal is replaced or removed, made inside of production's own walls",
		"the dump of that copy: pg_dump --format=plain (or custom) --encoding=UTF8 --no-publications --no-subscriptions --file=clone.sql DATABASE, as a role that may read all of it",
		"its roles need no dump: those that it names are made without login and without any right beyond it",
		"the policy names production: its endpoints, and psql -XAtc \"select system_identifier from pg_control_system()\""
	];
}
// src/rehearsal/postgres/pglite/find-engine.ts
const PACKAGE = "seal-gate-pglite", ADD_IT = `npm install --save-dev --save-exact ${PACKAGE}@${require_gate.VERSION}`, ENGINE_MISSING = `the embedded engine is not installed: add it with "${ADD_IT}", or install PostgreSQL on this machine and use the engine "postgres"`;
function enginePlaces() {
	let here = (0, node_path.dirname)((0, node_url.fileURLToPath)(require("url").pathToFileURL(__filename).href));
	return {
		beside: (0, node_path.join)(here, "pglite"),
		from: [here, process.cwd()]
	};
}
function findEngine({ beside, from }) {
	return [beside, ...from.flatMap(packagesAbove)].find((folder) => (0, node_fs.existsSync)((0, node_path.join)(folder, "package.json")));
}
function packagesAbove(folder) {
	let here = (0, node_path.join)(folder, "node_modules", PACKAGE);
	return (0, node_path.dirname)(folder) === folder ? [here] : [here, ...packagesAbove((0, node_path.dirname)(folder))];
}
function readEngine(places = enginePlaces(), sealed = require_pglite_files.SEALED_ENGINE) {
	if (sealed === void 0) return { problem: ENGINE_MISSING };
	let folder = findEngine(places);
	if (folder === void 0) return { problem: ENGINE_MISSING };
	let refused = (what) => ({ problem: `the embedded engine in "${folder}" is not used: ${what}; run "${ADD_IT}"` });
	try {
		let version = versionOf(require_hashing.readInside(folder, "package.json", 65536));
		if (version === void 0) return refused(`its package.json is not that of ${PACKAGE}`);
		if (version !== "1.0.0") return refused(`it is version ${version}, and this is seal-gate ${require_gate.VERSION}`);
		let pack = require_hashing.readInside(folder, require_pglite_files.PACK, sealed.bytes);
		return pack.length === sealed.bytes && require_hashing.digestOf("sha256", pack) === sealed.sha256 ? pack : refused(`its bytes are not those of ${PACKAGE} ${require_gate.VERSION}`);
	} catch (error) {
		return refused(require_hashing.errorMessage(error));
	}
}
function versionOf(bytes) {
	let [, name, version] = /^\{\s*"name":\s*"([a-z-]+)",\s*"version":\s*"([0-9A-Za-z.+-]{1,40})"/.exec(bytes.toString("latin1")) ?? [];
	return name === PACKAGE ? version : void 0;
}
function isEngineMissing(places = enginePlaces(), sealed = require_pglite_files.SEALED_ENGINE) {
	return sealed !== void 0 && findEngine(places) === void 0;
}
// src/rehearsal/postgres/engines.ts
const ENGINE_NAMES = ["pglite", "postgres"], ENGINES = {
	pglite: {
		takes: ({ dump, extensions, input: { spec, pgBin } }) => pgBin === void 0 && dump.format === "plain" && dump.size <= (spec.engine?.embedded_up_to_bytes ?? 67108864) && extensions.every((name) => name === "plpgsql" || require_pglite_files.EXTENSIONS.some((one) => one === name)),
		open: async (_, signal) => {
			let pack = readEngine();
			if ("problem" in pack) return {
				code: "engine-unavailable",
				reason: pack.problem
			};
			let { openPglite } = await Promise.resolve().then(() => open_exports);
			return await openPglite({
				pack,
				signal
			});
		}
	},
	postgres: {
		takes: () => !0,
		open: async ({ pgBin, major, runAs }, signal) => {
			let binaries = pgBin === void 0 ? installedServer(major) : findBinaries({ folder: pgBin });
			if (binaries === void 0) return {
				code: "engine-unavailable",
				reason: pgBin === void 0 ? "PostgreSQL is not installed here; name the folder of its programs with \"pg-bin\"" : "there is no PostgreSQL in the folder that \"pg-bin\" names"
			};
			let { openPostgres } = await Promise.resolve().then(() => require("./postgres.cjs")).then((n) => n.open_exports);
			return await openPostgres({
				binaries,
				signal,
				runAs
			});
		}
	}
};
function installedServer(major) {
	let environment = process.env;
	return (major === void 0 ? void 0 : findBinaries({
		major,
		environment
	})) ?? findBinaries({ environment });
}
function chooseEngine(input, { format, size }, survey) {
	let { pgBin, runAs } = input, dump = {
		format,
		size: Math.max(size, survey?.textBytes ?? 0)
	}, extensions = (survey?.extensions ?? []).filter((name) => input.spec.skip_extensions?.includes(name) !== !0), stated = require_release.majorOf(survey?.serverVersion ?? ""), owner = survey?.owner !== void 0 && roleProblem(survey.owner) === void 0 ? survey.owner : void 0, choice = {
		pgBin,
		runAs: runAs?.role ?? owner,
		...stated !== void 0 && { major: Number(stated) }
	};
	if (input.engine !== "auto") return {
		kind: input.engine,
		...choice
	};
	if (hasCommands(input)) return {
		kind: "postgres",
		...choice
	};
	let taker = ENGINE_NAMES.find((kind) => ENGINES[kind].takes({
		dump,
		extensions,
		input
	})) ?? "postgres";
	if (taker !== "pglite") return {
		kind: taker,
		...choice
	};
	let { major = 18 } = choice;
	return {
		kind: (isEngineMissing() ? installedServer(major) !== void 0 : major !== 18 && findBinaries({
			major,
			environment: process.env
		}) !== void 0) ? "postgres" : taker,
		...choice
	};
}
async function openEngine(choice, signal) {
	let { kind } = choice;
	return kind === "sqlite" ? {
		code: "engine-unavailable",
		reason: "a dump of PostgreSQL cannot be restored into SQLite"
	} : await ENGINES[kind].open(choice, signal);
}
// src/rehearsal/postgres/driver.ts
var driver_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ postgres: () => postgres });
const PREPARABLE = /^(?:select|insert|update|delete|merge|values|with|table)$/;
async function* splitQueries(text) {
	for await (let piece of splitStatements(once(text))) yield piece.kind === "statement" && PREPARABLE.test(piece.words[0] ?? "") ? {
		text: piece.text,
		line: piece.line
	} : void 0;
}
const postgres = {
	method: "catalog tree; sorted SHA-256 of rows; sequences; pages of large objects (seal-gate/fingerprint/2)",
	passes: 2,
	scansInClone: !1,
	openDump: (path, { mask, pgBin, database, signal }) => {
		let dump = ofOneDatabase(openDump(path, () => findPgRestore(pgBin), signal), database);
		return mask === void 0 ? dump : maskedDump(dump, mask);
	},
	survey: async (dump, spec, onBytes) => await surveyDump(dump, spec, onBytes),
	scanScript: async (script) => await scanScript(once(script)),
	splitQueries,
	operatorInput,
	choose: (input, dump, survey) => chooseEngine(input, dump, survey),
	open: async (choice, signal) => {
		let engine = await openEngine(choice, signal);
		return "code" in engine ? engine : new PostgresClone(engine);
	},
	tryCommand: async (command, signal) => await (await Promise.resolve().then(() => require("./rehearse-command.cjs")).then((n) => n.run_command_exports$1)).tryCommand(command, signal),
	explain: (thrown) => isDiskFull(thrown) ? { isDiskFull: !0 } : thrown instanceof SqlError ? { reason: serverMessage(thrown) } : void 0
}, REACH_OUT = [
	"pg_execute_server_program",
	"pg_read_server_files",
	"pg_write_server_files"
];
async function demoteRoles(session) {
	let roles = await session.rows("select rolname, current_setting('server_version_num')::int < 160000\n     from pg_catalog.pg_roles where oid >= 16384 and rolname <> current_user order by rolname collate \"C\""), members = await session.rows(`select r.rolname, m.rolname from pg_catalog.pg_auth_members a join pg_catalog.pg_roles r on r.oid = a.roleid
     join pg_catalog.pg_roles m on m.oid = a.member where r.rolname in (${REACH_OUT.map((name) => `'${name}'`).join(", ")})`);
	for (let [role, member] of members) await session.run(`revoke ${require_pglite_files.quoted(role ?? "")} from ${require_pglite_files.quoted(member ?? "")} cascade`);
	for (let [name, unbounded] of roles) {
		let role = require_pglite_files.quoted(name ?? "");
		await session.run(`alter role ${role} nosuperuser noreplication${unbounded === "t" ? " nocreaterole" : ""}`), name === "rehearsal_change" ? await session.run(`alter role ${role} nobypassrls`) : await session.run(`grant ${role} to ${require_pglite_files.SCRIPT_ROLE}`);
	}
	await session.run(`create role ${require_pglite_files.READER_ROLE} login bypassrls in role pg_read_all_data, ${require_pglite_files.SCRIPT_ROLE}`);
}
async function readIsolation(process, session) {
	let [[noAddress, inWasm, visible, reaching] = []] = await session.rows("select inet_server_addr() is null, version() ilike '%emscripten%',\n  (select count(*)::text from pg_catalog.pg_stat_file($1, true) f where f.size is not null),\n  (select coalesce(string_agg(name::text, ' ' order by name), '') from pg_catalog.pg_available_extensions\n   where name in ('dblink', 'postgres_fdw', 'file_fdw', 'adminpack'))", [globalThis.process.execPath]), { environment, permission_model, ...walls } = wallsIn((await process.ask("walls")).get("seal_gate.walls")), facts = {
		connected_over_network: noAddress !== "t",
		runs_in_webassembly: inWasm === "t",
		files_of_the_machine_visible: visible !== "0",
		extensions_that_reach_out: (reaching ?? "unknown").split(" ").filter(Boolean),
		held_back: Object.entries(walls).flatMap(([name, held]) => held ? [name] : []),
		not_held_back: Object.entries(walls).flatMap(([name, held]) => held ? [] : [name]),
		permission_model,
		environment,
		...require_confined.readKernel(process.pid)
	};
	return {
		grade: "confined-process",
		proved: noAddress === "t" && inWasm === "t" && visible === "0" && reaching === "" && facts.not_held_back.length === 0 && permission_model && environment.length === 0,
		facts
	};
}
function wallsIn(text) {
	return JSON.parse(text ?? "");
}
// src/rehearsal/postgres/pglite/answer.ts
var import_parser = require_pg_protocol.require_parser(), Answer = class {
	settings = /* @__PURE__ */ new Map();
	#wanted;
	#rows = [];
	#block = [];
	#size = 0;
	#error;
	#copied = !1;
	constructor(wanted = {}) {
		this.#wanted = wanted;
	}
	take(message) {
		if (message.name === "dataRow" && this.#wanted.rows === !0) this.#rows.push(message.fields);
		else if (message.name === "copyData") this.#keep(message.chunk);
		else if (message.name === "error") this.#error ??= message;
		else if (message.name === "commandComplete") this.#copied = message.text.startsWith("COPY ");
		else if (message.name === "parameterStatus") {
			let { parameterName, parameterValue } = message;
			this.settings.set(parameterName, parameterValue);
		} else if (message.name === "readyForQuery") return this.#flush(), !0;
		return !1;
	}
	rows() {
		let error = this.#error;
		if (error === void 0 && this.#wanted.copy === !0 && !this.#copied) throw new EngineDied("the database did not copy");
		if (error === void 0) return this.#rows;
		if (error.severity === "FATAL" || error.severity === "PANIC") throw new EngineDied(error.message);
		let position = error.position === void 0 ? void 0 : Number(error.position);
		throw new SqlError(error.message, error.code ?? "XX000", position, error.routine);
	}
	#keep(chunk) {
		this.#block.push(Buffer.from(chunk)), this.#size += chunk.length, this.#size >= 1048576 && this.#flush();
	}
	#flush() {
		this.#size > 0 && this.#wanted.piece?.(Buffer.concat(this.#block)), this.#block = [], this.#size = 0;
	}
}, DatabaseProcess = class DatabaseProcess {
	#child;
	#deadlineMs;
	#gone;
	#parser = new import_parser.Parser();
	#waiting;
	#fault;
	constructor(way, deadlineMs) {
		this.#deadlineMs = deadlineMs, this.#child = require_confined.spawnConfined(way), this.#gone = new Promise((resolve) => {
			let gone = (reason) => {
				this.#die(reason), resolve();
			};
			this.#child.once("error", () => gone("the process of PGlite did not start")), this.#child.once("close", () => gone("the process of PGlite has ended"));
		}), this.#requests.on("error", () => void 0), this.#answers.on("error", () => void 0).on("data", (bytes) => this.#read(bytes));
	}
	static async start(pack, deadlineMs, signal) {
		let fault;
		for (let way of require_confined.waysToConfine("pglite-worker")) {
			throwIfAborted(signal);
			let started = new DatabaseProcess(way, deadlineMs), unwatch = onAbort(signal, () => started.#kill());
			try {
				return await started.ask("engine", pack), started;
			} catch (error) {
				fault = error, await started.end();
			} finally {
				unwatch();
			}
		}
		throw fault;
	}
	get pid() {
		return this.#child.pid;
	}
	async send(messages, wanted) {
		return (await this.#ask("messages", messages, new Answer(wanted))).rows();
	}
	async ask(request, body) {
		return (await this.#ask(request, body, new Answer())).settings;
	}
	async end() {
		this.#kill(), await this.#gone;
	}
	get #requests() {
		return this.#child.stdio[3];
	}
	get #answers() {
		return this.#child.stdio[4];
	}
	async #ask(request, body, answer) {
		if (this.#waiting !== void 0) throw Error("PGlite has one session, which is busy");
		let answered = new Promise((resolve, reject) => {
			this.#fault === void 0 ? (this.#waiting = {
				answer,
				resolve,
				reject
			}, this.#requests.write(require_pglite_files.frame(request, body))) : reject(this.#fault);
		});
		return await withDeadline(this.#deadlineMs, answered, () => {
			this.#die("PGlite hung"), this.#kill();
		});
	}
	#read(bytes) {
		try {
			this.#parser.parse(bytes, (message) => {
				let waiting = this.#waiting;
				waiting !== void 0 && waiting.answer.take(message) && (this.#waiting = void 0, waiting.resolve(waiting.answer));
			});
		} catch (error) {
			this.#die(error instanceof Error ? error.message : "PGlite answers what is not understood"), this.#kill();
		}
	}
	#die(reason) {
		this.#fault ??= new EngineDied(reason), this.#waiting?.reject(this.#fault), this.#waiting = void 0;
	}
	#kill() {
		require_confined.killConfined(this.#child);
	}
};
// src/rehearsal/postgres/pglite/session.ts
const MAX_COPIED_BYTES = 536870912;
var PgliteSession = class {
	#process;
	#closed;
	#open = !0;
	#copied = 0;
	constructor(process, closed) {
		this.#process = process, this.#closed = closed;
	}
	async rows(sql, values) {
		return await this.#while(() => this.#process.send(values === void 0 ? query(sql) : statement(sql, values), { rows: !0 }));
	}
	async run(sql) {
		await this.#while(() => this.#process.send(query(sql)));
	}
	async copyIn(sql, data) {
		let bytes = 0;
		for await (let piece of splitCopy(sql, data)) {
			if (bytes += piece.length, this.#copied += piece.length, this.#copied > MAX_COPIED_BYTES) throw new EngineDied(`more than ${MAX_COPIED_BYTES} bytes of rows: use the postgres engine`);
			let messages = Buffer.concat([
				query(sql),
				require_pg_protocol.serialize.copyData(Buffer.from(piece)),
				require_pg_protocol.serialize.copyDone()
			]);
			await this.#while(() => this.#process.send(messages, { copy: !0 }));
		}
		return bytes;
	}
	async copyOut(sql, piece) {
		await this.#while(() => this.#process.send(query(sql), {
			copy: !0,
			piece
		}));
	}
	async close() {
		this.#open && (this.#open = !1, this.#closed());
	}
	async #while(call) {
		if (!this.#open) throw new EngineDied("the session was closed");
		return await call();
	}
};
function query(sql) {
	return require_pg_protocol.serialize.query(withoutNul(sql));
}
function statement(sql, values) {
	return Buffer.concat([
		require_pg_protocol.serialize.parse({ text: withoutNul(sql) }),
		require_pg_protocol.serialize.bind({ values: [...values] }),
		require_pg_protocol.serialize.execute(),
		require_pg_protocol.serialize.sync()
	]);
}
function withoutNul(text) {
	if (text.includes("\0")) throw TypeError("PostgreSQL takes no NUL in a text");
	return text;
}
async function* splitCopy(sql, data, block = 16777216) {
	let isPlain = /\bfrom\s+stdin\s*;?\s*$/i.test(sql), held = [], size = 0, given = !1;
	for await (let piece of data) {
		if (held.push(piece), size += piece.length, !isPlain && size > 268435456) throw Error("a COPY with options is too long for the pglite engine: use the postgres engine");
		if (!isPlain || size < block) continue;
		let bytes = Buffer.concat(held), end = lastRowEnd(bytes);
		end !== 0 && (yield bytes.subarray(0, end), given = !0, held = [bytes.subarray(end)], size = bytes.length - end);
	}
	(size > 0 || !given) && (yield Buffer.concat(held));
}
function lastRowEnd(bytes) {
	for (let end = bytes.lastIndexOf(10); end >= 0; end = end === 0 ? -1 : bytes.lastIndexOf(10, end - 1)) {
		let slashes = 0;
		for (; bytes[end - 1 - slashes] === 92;) slashes++;
		if (slashes % 2 == 0) return end + 1;
	}
	return 0;
}
// src/rehearsal/postgres/pglite/open.ts
var open_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ openPglite: () => openPglite });
async function openPglite({ deadlineMs = 9e5, signal, pack }) {
	let process = await DatabaseProcess.start(pack, deadlineMs, signal), unwatch = onAbort(signal, () => void process.end());
	try {
		let session = new PgliteSession(process, () => void 0);
		await renameSuperuser(session), await session.run(`create role ${require_pglite_files.SCRIPT_ROLE} login bypassrls`), await session.run(`do $$ begin execute format('alter database %I owner to ${require_pglite_files.SCRIPT_ROLE}', current_database()); end $$`);
		let [[version, systemIdentifier, superuser, scriptId, database] = []] = await session.rows(`select current_setting('server_version'), system_identifier::text, current_user, '${require_pglite_files.SCRIPT_ROLE}'::regrole::oid::text, current_database() from pg_control_system()`);
		if (typeof version != "string" || typeof systemIdentifier != "string" || typeof superuser != "string") throw new EngineDied("PGlite does not report its version and identifier");
		let isolation = await readIsolation(process, session);
		return new PgliteEngine(process, {
			version,
			systemIdentifier,
			superuser,
			scriptId: Number(scriptId),
			database: database ?? "unknown",
			isolation
		});
	} catch (error) {
		throw await process.end(), error;
	} finally {
		unwatch();
	}
}
async function renameSuperuser(session) {
	let helper = require_pglite_files.randomSuperuser(), name = require_pglite_files.randomSuperuser(), [[superuser] = []] = await session.rows("select current_user");
	await session.run(`create role ${helper} superuser`), await session.run(`set session authorization ${helper}`), await session.run(`alter role ${require_pglite_files.quoted(superuser ?? "")} rename to ${name}`), await session.run(`set session authorization ${name}`), await session.run(`drop role ${helper}`);
}
var PgliteEngine = class {
	kind = "pglite";
	connection = "pipe";
	diesSilently = !0;
	measures = !1;
	version;
	systemIdentifier;
	database;
	isolation;
	#process;
	#superuser;
	#script;
	#readerId = 0;
	#session;
	constructor(process, { version, systemIdentifier, superuser, scriptId, database, isolation }) {
		this.#process = process, this.#superuser = superuser, this.#script = {
			role: require_pglite_files.SCRIPT_ROLE,
			id: scriptId
		}, this.version = version, this.systemIdentifier = systemIdentifier, this.database = database, this.isolation = isolation;
	}
	async connect(rights) {
		if (this.#session !== void 0) throw Error("PGlite has one session, and it is open");
		let user = {
			script: this.#script.role,
			reader: require_pglite_files.READER_ROLE,
			superuser: this.#superuser
		}[rights];
		await this.#belongTo(10);
		let session = new PgliteSession(this.#process, () => {
			this.#session = void 0;
		});
		for (let sql of [
			"rollback",
			"discard all",
			`set session authorization ${require_pglite_files.quoted(user)}`
		]) await session.run(sql);
		if (rights === "superuser") await session.run("select pg_catalog.set_config(name, 'off', false) from pg_catalog.pg_settings where name = 'event_triggers'");
		else if (await this.#belongTo(rights === "script" ? this.#script.id : this.#readerId), await isAllowed(session, `set session authorization ${require_pglite_files.quoted(this.#superuser)}`)) throw new EngineDied("PGlite lets a session become the superuser");
		let [[authenticated, current] = []] = await session.rows("select session_user, current_user");
		if (authenticated !== user || current !== user) throw new EngineDied("PGlite does not begin a new session");
		return this.#session = session, session;
	}
	async #belongTo(role) {
		let id = Buffer.alloc(4);
		id.writeUInt32BE(role), await this.#process.ask("user", id);
	}
	async asSuperuser(statements) {
		let session = new PgliteSession(this.#process, () => void 0), [[role] = []] = await session.rows("select current_setting('role')");
		await this.#belongTo(10), await session.run(`set session authorization ${require_pglite_files.quoted(this.#superuser)}`);
		try {
			for (let sql of statements) await session.run(sql);
		} finally {
			await isAllowed(session, `set session authorization ${require_pglite_files.quoted(this.#script.role)}`), await this.#belongTo(this.#script.id);
		}
		typeof role == "string" && role !== "none" && await session.run(`set role ${require_pglite_files.quoted(role)}`);
	}
	async demote() {
		let session = await this.connect("superuser");
		try {
			await demoteRoles(session);
			let [[id] = []] = await session.rows(`select '${require_pglite_files.READER_ROLE}'::regrole::oid::text`);
			this.#readerId = Number(id);
		} finally {
			await session.close();
		}
	}
	admits() {
		return !0;
	}
	runScriptsAs({ role, id }) {
		this.#script = {
			role,
			id
		};
	}
	async confinement() {
		return {
			scriptsAsSuperuser: !1,
			attempts: []
		};
	}
	async alive() {
		let nonce = String((0, node_crypto.randomInt)(2 ** 47)), [[answer, identifier] = []] = await new PgliteSession(this.#process, () => void 0).rows("select $1::text, system_identifier::text from pg_catalog.pg_control_system()", [nonce]);
		if (answer !== nonce || identifier !== this.systemIdentifier) throw new EngineDied("PGlite gave the answer to another question");
	}
	async destroy() {
		return await this.#process.end(), {
			processGone: !0,
			folderGone: !0
		};
	}
};
async function isAllowed(session, sql) {
	try {
		return await session.run(sql), !0;
	} catch (error) {
		if (error instanceof SqlError) return !1;
		throw error;
	}
}
// src/rehearsal/postgres/scan/escapes.ts
const ATTEMPTS = [
	["a program, with COPY", "copy (select 1) to program 'cat > /dev/null'"],
	["a program, with a text put together", "do $do$ begin execute 'copy (select 1) to prog' || 'ram ' || quote_literal('cat > /dev/null'); end $do$"],
	["a file of the server", "select pg_catalog.pg_read_file('/etc/passwd')"],
	["a file of the server, with COPY", "copy (select 1) to '/tmp/seal-gate-escape'"],
	["a connection, with dblink", "create extension dblink"],
	["a setting of the server", "alter system set work_mem = '1MB'"],
	["the rights of a superuser", "alter role current_user superuser"]
];
async function tryToEscape(session) {
	let attempts = [];
	for (let [attempt, sql] of ATTEMPTS) {
		await session.run("begin");
		try {
			await session.run(sql), attempts.push({
				attempt,
				refused: !1
			});
		} catch (error) {
			if (!(error instanceof SqlError)) throw error;
			attempts.push({
				attempt,
				refused: !0,
				code: error.code
			});
		}
		await session.run("rollback");
	}
	return attempts;
}
async function isSuperuser(session) {
	let [[superuser] = []] = await session.rows("select rolsuper from pg_catalog.pg_roles where rolname = current_user");
	return superuser !== "f";
}
const REACHING = [
	"lo_import",
	"lo_export",
	"be_lo_import",
	"be_lo_export",
	"be_lo_import_with_oid",
	"pg_ls_dir",
	"pg_ls_dir_1arg",
	"pg_read_file",
	"pg_read_file_all",
	"pg_read_file_off_len",
	"pg_read_file_v2",
	"pg_read_binary_file",
	"pg_read_binary_file_all",
	"pg_read_binary_file_off_len",
	"pg_stat_file",
	"pg_stat_file_1arg",
	"pg_reload_conf"
].map((name) => `'${name}'`).join(", "), FIRST_OWN = 16384, GRANTED = `
  select 'a role that is superuser' from pg_catalog.pg_roles r
    where r.rolsuper and pg_catalog.pg_has_role('${require_pglite_files.SCRIPT_ROLE}', r.oid, 'MEMBER')
  union all select 'a function with the rights of a superuser: ' || p.oid::regprocedure::text
    from pg_catalog.pg_proc p join pg_catalog.pg_roles r on r.oid = p.proowner
    where p.oid >= ${FIRST_OWN} and p.prosecdef and r.rolsuper
  union all select 'an event trigger that nothing switches off: ' || e.evtname
    from pg_catalog.pg_event_trigger e
    where e.evtenabled in ('A', 'R') and current_setting('server_version_num')::int < 170000
  union all select 'a function of the server: ' || p.oid::regprocedure::text
    from pg_catalog.pg_proc p
    where p.oid < ${FIRST_OWN} and p.proname in (${REACHING})
      and pg_catalog.has_function_privilege('${require_pglite_files.SCRIPT_ROLE}', p.oid, 'EXECUTE')
  union all select 'machine code of no extension: ' || p.oid::regprocedure::text
    from pg_catalog.pg_proc p join pg_catalog.pg_language l on l.oid = p.prolang
    where p.oid >= ${FIRST_OWN}
      and (l.lanname = 'internal' and p.prosrc in (${REACHING}) or l.lanname = 'c' and p.probin <> '$libdir/plpgsql')
      and not exists (select from pg_catalog.pg_depend d
                      where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`;
async function grantedEscapes(session) {
	await session.run("select pg_catalog.set_config('search_path', '', false)");
	let [[settings] = []] = await session.rows("select to_regclass('pg_catalog.pg_parameter_acl')::text");
	return (await session.rows(typeof settings == "string" ? `${GRANTED} union all select 'a setting of the server: ' || a.parname from pg_catalog.pg_parameter_acl a` : GRANTED)).map(([what]) => ({
		attempt: `${what ?? "a right"}, which the dump left`,
		refused: !1
	}));
}
// src/rehearsal/postgres/server/confinement.ts
function serverUser() {
	let { username: name, uid, gid } = (0, node_os.userInfo)();
	if (uid < 0) throw Error("the postgres engine needs Linux or macOS; the pglite engine runs everywhere");
	if (uid !== 0) return {
		name,
		uid,
		gid,
		drop: !1
	};
	let users = (0, node_fs.readFileSync)("/etc/passwd", "utf8").split("\n").map((line) => line.split(":"));
	for (let wanted of ["postgres", "nobody"]) {
		let [, , id, group] = users.find(([one]) => one === wanted) ?? [];
		if (Number(id) > 0 && Number(group) > 0) return {
			name: wanted,
			uid: Number(id),
			gid: Number(group),
			drop: !0
		};
	}
	throw Error("PostgreSQL does not run as root, and there is no user postgres or nobody to run it as");
}
async function confine(user, { folder, programs }, works) {
	let drop = [
		"setpriv",
		`--reuid=${user.uid}`,
		`--regid=${user.gid}`,
		"--clear-groups",
		...NO_RIGHTS
	], rooted = [
		"unshare",
		"--net",
		"--mount",
		"--",
		"/bin/sh",
		"-c",
		OWN_ROOT,
		"own-root",
		folder,
		programs,
		...drop
	], ways = user.drop ? [rooted, [
		"unshare",
		"--net",
		"--",
		...drop
	]] : [
		[
			"sudo",
			"-n",
			...CLEAN,
			...rooted
		],
		[
			"unshare",
			"--user",
			"--map-current-user",
			"--net",
			"--"
		],
		[
			"sudo",
			"-n",
			...CLEAN,
			"unshare",
			"--net",
			"--",
			...drop
		]
	], server = (0, node_path.join)(programs, "postgres");
	for (let way of process.platform === "linux" ? ways : []) if (await works([
		...way,
		server,
		"--version"
	])) return {
		prefix: way,
		become: void 0,
		network: !0
	};
	return {
		prefix: [],
		become: user.drop ? {
			uid: user.uid,
			gid: user.gid
		} : void 0,
		network: !1
	};
}
const CLEAN = [
	"env",
	"-i",
	`PATH=${require_confined.SYSTEM_PATH}`,
	"LC_ALL=C.UTF-8",
	"TZ=UTC"
], NO_RIGHTS = [
	"--no-new-privs",
	"--bounding-set=-all",
	"--inh-caps=-all"
], OWN_ROOT = "\nset -e\nPATH=/usr/sbin:/usr/bin:/sbin:/bin\nfolder=$1 programs=$2 root=$1/root\nshift 2\nmkdir -p \"$root\"\nmount -t tmpfs -o mode=0755,size=1m,nosuid,noexec seal-gate \"$root\"\nshown() { mkdir -p \"$root$1\"; mount --rbind \"$1\" \"$root$1\"; mount -o remount,bind,ro \"$root$1\"; }\nfor system in /usr /bin /sbin /lib /lib32 /lib64 /libx32 /etc; do\n  if [ -h \"$system\" ]; then ln -s \"$(readlink \"$system\")\" \"$root$system\"\n  elif [ -d \"$system\" ]; then shown \"$system\"; fi\ndone\n[ -e \"$root$programs\" ] || shown \"${programs%/*}\"\nshell=$(readlink -f /bin/sh)\nmount --bind /dev/null \"$root$shell\"\nmkdir \"$root/dev\"\nfor device in null zero full random urandom; do : > \"$root/dev/$device\"; mount --bind \"/dev/$device\" \"$root/dev/$device\"; done\nmkdir -p \"$root$folder\"\nmount --bind \"$folder\" \"$root$folder\"\nmount -o remount,bind,nosuid,nodev,noexec \"$root$folder\"\nmount -o remount,ro,nosuid,noexec \"$root\"\nexec env -u PWD -u OLDPWD -u SHLVL -u _ chroot \"$root\" \"$@\"\n";
exports.EngineDied = EngineDied, exports.Interruption = Interruption, exports.Meter = Meter, exports.Refused = Refused, exports.SqlError = SqlError, exports.checkWhole = checkWhole, exports.confine = confine, exports.demoteRoles = demoteRoles, exports.denialText = denialText, exports.driverFor = driverFor, exports.exitCodeOf = exitCodeOf, exports.freshIn = freshIn, exports.grantedEscapes = grantedEscapes, exports.headline = headline, exports.isDirectusCredential = isDirectusCredential, exports.isSuperuser = isSuperuser, exports.maskValue = maskValue, exports.onAbort = onAbort, exports.once = once, exports.otherMajorText = otherMajorText, exports.page_exports = page_exports, exports.printedLines = printedLines, exports.progressText = progressText, exports.readInput = readInput, exports.rehearse = rehearse, exports.rehearse_exports = rehearse_exports, exports.renderRehearsal = renderRehearsal, exports.renderRehearsalSummary = renderRehearsalSummary, exports.requiredText = requiredText, exports.restoredWord = restoredWord, exports.rowStatements = rowStatements, exports.rowWays = rowWays, exports.runInTransaction = runInTransaction, exports.runQueries = runQueries, exports.runScript = runScript, exports.scanScript = scanScript, exports.scanSecrets = scanSecrets, exports.serverMessage = serverMessage, exports.serverUser = serverUser, exports.sqliteDump = sqliteDump, exports.strings = strings, exports.suggestMasks = suggestMasks, exports.throwIfAborted = throwIfAborted, exports.tryToEscape = tryToEscape, exports.withDeadline = withDeadline, exports.withinLimit = withinLimit;
