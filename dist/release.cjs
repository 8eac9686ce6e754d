const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_findings = require("./findings.cjs"), require_zod = require("./zod.cjs"), require_json = require("./json.cjs");
let node_util = require("node:util");
// src/release/packet.ts
function ofKind(evidence, kind) {
	return evidence.documents.filter((one) => one.kind === kind);
}
function referred(evidence, kind, ref) {
	return ofKind(evidence, kind).find((one) => one.path === ref.path && sameBytes(one, ref));
}
function sameBytes(a, b) {
	return a.sha256 === b.sha256 && a.bytes === b.bytes;
}
function isSealed(evidence, ref) {
	let there = evidence.sealed.get(ref.path);
	return there !== void 0 && sameBytes(there, ref);
}
function policyOf(evidence) {
	let [only, ...others] = ofKind(evidence, "policy");
	return others.length === 0 ? only?.document : void 0;
}
function safeClones(evidence) {
	return ofKind(evidence, "clone-provenance").flatMap(({ path, sha256, bytes, document }) => document.verdict === "SAFE_PRODUCTION_SHAPED_CLONE" ? [{
		path,
		sha256,
		bytes,
		document
	}] : []);
}
function checkedSchemas(evidence) {
	return ofKind(evidence, "schema-compatibility").flatMap(({ path, sha256, bytes, document }) => document.verdict === "NOT_CHECKED" ? [] : [{
		path,
		sha256,
		bytes,
		document
	}]);
}
function appliedExecutions(evidence) {
	return ofKind(evidence, "rehearsal-execution").flatMap(({ path, sha256, bytes, document }) => document.status === "APPLIED" ? [{
		path,
		sha256,
		bytes,
		document
	}] : []);
}
function rolledBack$1(evidence) {
	return ofKind(evidence, "rehearsal-rollback").flatMap(({ path, sha256, bytes, document }) => document.status === "RESTORED" || document.status === "NOT_RESTORED" ? [{
		path,
		sha256,
		bytes,
		document
	}] : []);
}
function measuredImpacts(evidence) {
	return ofKind(evidence, "rehearsal-impact").flatMap(({ path, sha256, bytes, document }) => document.status === "MEASURED" ? [{
		path,
		sha256,
		bytes,
		document
	}] : []);
}
function ranValidators(evidence) {
	return ofKind(evidence, "validator-result").flatMap(({ path, sha256, bytes, document }) => document.status === "NOT_RUN" ? [] : [{
		path,
		sha256,
		bytes,
		document
	}]);
}
// src/release/scopes.ts
const REHEARSAL_KINDS = [
	"clone-provenance",
	"schema-compatibility",
	"rehearsal-execution",
	"rehearsal-rollback"
], CLONE_KINDS = [...REHEARSAL_KINDS, "rehearsal-impact"], SCOPES$1 = {
	policy: "design",
	"schema-expectations": "design",
	validator: "design",
	"probe-results": "design",
	probes: "design",
	"clone-provenance": "clone",
	"schema-compatibility": "clone",
	"rehearsal-execution": "clone",
	"rehearsal-rollback": "clone",
	"rehearsal-impact": "clone",
	"validator-result": "by-validator",
	"blocker-map": "none"
};
function scopeOf(evidence, one) {
	let scope = SCOPES$1[one.kind];
	if (scope === "none") return;
	if (scope !== "by-validator") return scope;
	if (one.kind !== "validator-result" || one.document.status === "NOT_RUN") return;
	let own = referred(evidence, "validator", one.document.validator)?.document.scope;
	return own === "production" && judgesClone(evidence, one.document) ? "clone" : own;
}
function judgesClone(evidence, { judged }) {
	let clones = CLONE_KINDS.flatMap((kind) => ofKind(evidence, kind)).map(({ path }) => path);
	return judged.some(({ file }) => clones.includes(file.path) && isSealed(evidence, file));
}
// src/release/admissible.ts
function shortfall({ kind, document }) {
	switch (kind) {
		case "clone-provenance": return document.verdict === "SAFE_PRODUCTION_SHAPED_CLONE" ? void 0 : "there is no clone that may be used";
		case "schema-compatibility": return document.verdict === "COMPATIBLE" ? void 0 : says(document.verdict);
		case "rehearsal-execution": return document.status === "APPLIED" ? void 0 : says(document.status);
		case "rehearsal-rollback": return document.status === "RESTORED" ? void 0 : says(document.status);
		case "rehearsal-impact": return document.status === "MEASURED" ? void 0 : says(document.status);
		case "validator-result": return document.status === "PASS" ? void 0 : says(document.status);
		case "probe-results": return require_gate.probesHold(document) ? void 0 : "not every probe ran and was refused as it must be";
		default: return;
	}
}
function says(word) {
	return `it says ${word}`;
}
function denialsOf(path, denials) {
	let known = byPath.get(denials) ?? indexDenials(denials);
	return byPath.set(denials, known), known.get(path) ?? [];
}
const byPath = /* @__PURE__ */ new WeakMap();
function indexDenials(denials) {
	let index = /* @__PURE__ */ new Map();
	for (let denial of denials) for (let path of /* @__PURE__ */ new Set([...denial.path === void 0 ? [] : [denial.path], ...denial.also ?? []])) {
		let own = index.get(path);
		own === void 0 ? index.set(path, [denial]) : own.push(denial);
	}
	return index;
}
function proofProblem(proof, scope, evidence, denials) {
	let { document: path, pointer, equals } = proof, one = evidence.documents.find((document) => document.path === path);
	if (one === void 0) return `${path} is not evidence: there is no sealed, intact and valid document of this name`;
	let own = scopeOf(evidence, one);
	if (own !== scope) return `${path} is ${own === void 0 ? "no evidence for any blocker" : `${own} evidence`}, and this is a ${scope} blocker`;
	let [denial] = denialsOf(path, denials);
	if (denial !== void 0) return `${path} is denied: ${denial.code}`;
	let lacking = shortfall(one) ?? evidence.ended?.get(path)?.reason;
	if (lacking !== void 0) return `${path} proves nothing: ${lacking}`;
	let there = require_gate.valueAt(one.value, pointer);
	return there === void 0 ? `${path} has nothing at ${pointer}` : (0, node_util.isDeepStrictEqual)(there.value, equals) ? void 0 : `${path} has another value at ${pointer === "" ? "its root" : pointer}`;
}
var Automaton = class {
	#next = /* @__PURE__ */ new Map();
	#fallback = [0];
	#words = [[]];
	#shorter = [0];
	#begins = /* @__PURE__ */ new Uint8Array(65536);
	steps = 0;
	constructor(words) {
		let children = [[]];
		for (let { index, text } of words) {
			let state = 0;
			for (let at = 0; at < text.length; at++) {
				let key = state * 65536 + text.charCodeAt(at), next = this.#next.get(key);
				next === void 0 && (next = this.#words.length, state === 0 && (this.#begins[text.charCodeAt(at)] = 1), this.#next.set(key, next), this.#words.push([]), children.push([]), children[state]?.push(key)), state = next;
			}
			this.#words[state]?.push(index);
		}
		let order = [0];
		for (let at = 0; at < order.length; at++) {
			let state = order[at] ?? 0;
			for (let key of children[state] ?? []) {
				let child = this.#next.get(key) ?? 0, fallback = state === 0 ? 0 : this.step(this.#fallback[state] ?? 0, key % 65536);
				this.#fallback[child] = fallback, this.#shorter[child] = (this.#words[fallback] ?? []).length > 0 ? fallback : this.#shorter[fallback] ?? 0, order.push(child);
			}
		}
	}
	get states() {
		return this.#words.length;
	}
	begins(unit) {
		return this.#begins[unit] === 1;
	}
	step(from, unit) {
		for (let state = from;; state = this.#fallback[state] ?? 0) {
			this.steps++;
			let next = this.#next.get(state * 65536 + unit);
			if (next !== void 0) return next;
			if (state === 0) return 0;
		}
	}
	wordsAt(state) {
		return this.#words[state] ?? [];
	}
	shorter(state) {
		return this.#shorter[state] ?? 0;
	}
}, Pass = class Pass {
	#automaton;
	#lineFeeds;
	#lines;
	#reported;
	#state = 0;
	#line = 1;
	constructor(automaton, lineFeeds, from) {
		this.#automaton = automaton, this.#lineFeeds = lineFeeds, this.#lines = new Map(from === void 0 ? [] : from.#lines), this.#reported = from === void 0 ? new Uint8Array(automaton.states) : from.#reported.slice(), this.#state = from === void 0 ? 0 : from.#state, this.#line = from === void 0 ? 1 : from.#line;
	}
	copy() {
		return new Pass(this.#automaton, this.#lineFeeds, this);
	}
	read(text) {
		if (this.#automaton.states === 1) return;
		let state = this.#state;
		for (let at = 0; at < text.length; at++) {
			let unit = text.charCodeAt(at);
			unit === 10 && this.#line++, (state !== 0 || this.#automaton.begins(unit)) && (state = this.#automaton.step(state, unit), state !== 0 && this.#reported[state] === 0 && this.#report(state));
		}
		this.#state = state;
	}
	lineOf(word) {
		return this.#lines.get(word);
	}
	#report(from) {
		for (let state = from; state !== 0 && this.#reported[state] === 0; state = this.#automaton.shorter(state)) {
			this.#reported[state] = 1;
			for (let word of this.#automaton.wordsAt(state)) this.#lines.has(word) || this.#lines.set(word, this.#line - (this.#lineFeeds[word] ?? 0));
		}
	}
};
// src/release/token-search.ts
const PLAIN = /^[\x01-\x7f]*$/, UNSEEN = /[\0\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
function plain(text) {
	return PLAIN.test(text) ? text : require_gate.toForm(text, "NFKC").replace(UNSEEN, "");
}
function foldText(text) {
	return text.toLowerCase().replaceAll("ς", "σ");
}
const JOINS_BEFORE = /[\p{M}\uff9e\uff9f\u1100-\u11ff\u3130-\u318f\uffa0-\uffdc]/u;
function cutOf(text) {
	for (let at = text.length - 1; at >= 0 && at > text.length - 4096; at--) {
		let start = (text.charCodeAt(at) & 64512) == 56320 && at > 0 ? at - 1 : at;
		if (!JOINS_BEFORE.test(text.slice(start, at + 1))) return start;
		at = start;
	}
	return text.length;
}
var TokenSearch = class {
	#tokens;
	#exact;
	#folded;
	#lineFeeds;
	constructor(tokens) {
		this.#tokens = tokens;
		let words = tokens.map(({ token, case: letters }, index) => ({
			index,
			isExact: letters === "exact",
			text: letters === "exact" ? plain(token) : foldText(plain(token))
		}));
		this.#exact = new Automaton(words.filter(({ isExact }) => isExact)), this.#folded = new Automaton(words.filter(({ isExact }) => !isExact)), this.#lineFeeds = words.map(({ text }) => text.split("\n").length - 1);
	}
	get steps() {
		return this.#exact.steps + this.#folded.steps;
	}
	hits(text) {
		let scan = this.scan();
		return scan.read(text), scan.end();
	}
	scan() {
		return new TokenScan(this.#tokens, {
			exact: new Pass(this.#exact, this.#lineFeeds),
			folded: new Pass(this.#folded, this.#lineFeeds)
		});
	}
}, TokenScan = class TokenScan {
	#tokens;
	#passes;
	#held;
	constructor(tokens, passes, held = "") {
		this.#tokens = tokens, this.#passes = passes, this.#held = held;
	}
	copy() {
		let { exact, folded: anyCase } = this.#passes;
		return new TokenScan(this.#tokens, {
			exact: exact.copy(),
			folded: anyCase.copy()
		}, this.#held);
	}
	read(piece) {
		let text = this.#held + piece, cut = cutOf(text);
		this.#held = text.slice(cut), this.#pass(text.slice(0, cut));
	}
	end() {
		return this.#pass(this.#held), this.#tokens.flatMap(({ id, token, case: letters }, index) => {
			if (plain(token) === "") return [{
				rule: id,
				line: 1
			}];
			let line = this.#passes[letters === "exact" ? "exact" : "folded"].lineOf(index);
			return line === void 0 ? [] : [{
				rule: id,
				line
			}];
		});
	}
	#pass(text) {
		let exact = plain(text);
		this.#passes.exact.read(exact), this.#passes.folded.read(foldText(exact));
	}
};
// src/release/documents/fields.ts
const MAX_TEXT$1 = 1e4;
function isText(value) {
	return value.trim() !== "" && value.length <= MAX_TEXT$1 && value.isWellFormed() && !value.includes("\0");
}
const text = require_zod.string().check(require_zod.refine(isText, `must be text: not blank, at most ${MAX_TEXT$1} characters, no NUL`)), id = require_zod.string().check(require_zod._regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, "must be a name of letters, digits, \".\", \"_\", \"-\"")), sha256 = require_zod.string().check(require_zod._regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hex digits")), count = require_zod.int().check(require_zod._gte(0)), exitCode = require_zod.int().check(require_zod._gte(0), require_zod._lte(255)), digits = require_zod.string().check(require_zod._regex(/^-?(0|[1-9][0-9]{0,19})$/, "must be a whole number, written as a string of digits")), time = require_zod.string().check(require_zod._regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/, "must be a time in UTC such as 2026-01-31T09:30:00Z")), limits = {
	not_after: require_zod.exactOptional(text),
	commit: require_zod.exactOptional(text)
}, port = require_zod.int().check(require_zod._gte(1), require_zod._lte(65535)), path = require_zod.string().check(require_zod.refine((value) => require_gate.pathProblem(value) === void 0, "must be a path inside the packet")), pinnedBytes = require_zod.strictObject({
	sha256,
	bytes: count
}), fileRef = require_zod.strictObject({
	path,
	sha256,
	bytes: count
}), productionClaim = text;
function allDifferent(key) {
	return (items) => new Set(items.map(key)).size === items.length;
}
const NOT_EMPTY = require_zod._minLength(1, "must not be empty"), names = require_zod.array(text).check(require_zod.refine(allDifferent((name) => name), "names one thing twice")), declaredException = require_zod.discriminatedUnion("kind", [
	require_zod.strictObject({
		kind: require_zod.literal("rows-added"),
		table: text,
		why: text
	}),
	require_zod.strictObject({
		kind: require_zod.literal("columns"),
		table: text,
		columns: names.check(NOT_EMPTY),
		why: text
	}),
	require_zod.strictObject({
		kind: require_zod.literal("column-place"),
		table: text,
		why: text
	}),
	require_zod.strictObject({
		kind: require_zod.literal("enum-label"),
		type: text,
		label: text,
		why: text
	})
]), declaredExceptions = require_zod.array(declaredException).check(require_zod._maxLength(200, "must not have more than 200 exceptions"));
function exceptionKeys(exception) {
	return exception.kind === "columns" ? exception.columns.map((column) => JSON.stringify([
		exception.kind,
		exception.table,
		column
	])) : exception.kind === "enum-label" ? [JSON.stringify([
		exception.kind,
		exception.type,
		exception.label
	])] : [JSON.stringify([exception.kind, exception.table])];
}
function allowedExceptions(declared = [], allowed = []) {
	let keys = new Set(allowed.flatMap(exceptionKeys));
	return declared.filter((exception) => exceptionKeys(exception).every((key) => keys.has(key)));
}
// src/release/documents/policy.ts
const REQUIRABLE = [
	"clone-provenance",
	"schema-compatibility",
	"rehearsal-execution",
	"rehearsal-rollback",
	"validator-result",
	"probe-results"
], MAX_TOKENS = 1e3, MAX_EXCEPTIONS = 1e3, forbiddenToken = require_zod.strictObject({
	id,
	token: text,
	case: require_zod.exactOptional(require_zod._enum(["any", "exact"]))
}), endpoint = require_zod.strictObject({
	host: text,
	port: require_zod.exactOptional(port),
	database: require_zod.exactOptional(text)
}), production = require_zod.strictObject({
	endpoints: require_zod.array(endpoint),
	system_identifiers: require_zod.array(digits)
}).check(require_zod.refine(({ endpoints, system_identifiers }) => endpoints.length + system_identifiers.length > 0, "must name production by at least one endpoint or system identifier")), reviewedSecret = require_zod.strictObject({
	table: text,
	column: text,
	why: text,
	sha256: require_zod.exactOptional(require_zod.array(sha256).check(NOT_EMPTY)),
	count: require_zod.exactOptional(count)
}).check(require_zod.refine((one) => one.sha256 === void 0 != (one.count === void 0), "must have either \"sha256\" or \"count\"")), budgets = require_zod.strictObject({
	max_exclusive_ms: require_zod.exactOptional(count),
	max_blocked_ms: require_zod.exactOptional(count),
	no_rewrite_over_rows: require_zod.exactOptional(count)
}), allow = require_zod.strictObject({
	shared_network: require_zod.exactOptional(require_zod.literal(!0)),
	sequences_may_advance: require_zod.exactOptional(require_zod.array(text)),
	exceptions: require_zod.exactOptional(declaredExceptions),
	commands: require_zod.exactOptional(names.check(NOT_EMPTY)),
	reviewed_secrets: require_zod.exactOptional(require_zod.array(reviewedSecret).check(require_zod._maxLength(200, "must not have more than 200 columns"), require_zod.refine(allDifferent(({ table, column }) => JSON.stringify([table, column])), "names one column twice")))
});
function namesNoToken(tokens) {
	let search = new TokenSearch(tokens.map(({ id: rule, token }) => ({
		id: rule,
		token
	})));
	return tokens.every((one) => search.hits(one.id).length === 0);
}
const policy$1 = require_zod.strictObject({
	schema: require_zod.literal("seal-gate/policy/1"),
	...limits,
	production,
	forbidden_tokens: require_zod.exactOptional(require_zod.array(forbiddenToken).check(NOT_EMPTY, require_zod._maxLength(MAX_TOKENS, `must not have more than ${MAX_TOKENS} rules`), require_zod.refine(allDifferent((token) => token.id), "names one rule twice"), require_zod.refine((tokens) => tokens.length > MAX_TOKENS || namesNoToken(tokens), "a rule must not be called by a token"))),
	forbidden_tokens_except: require_zod.exactOptional(require_zod.array(fileRef).check(require_zod._maxLength(MAX_EXCEPTIONS, `must not have more than ${MAX_EXCEPTIONS} files`))),
	required_evidence: require_zod.array(require_zod._enum(REQUIRABLE)).check(NOT_EMPTY, require_zod.refine(allDifferent((kind) => kind), "names one kind twice")),
	pinned_dumps: require_zod.exactOptional(require_zod.array(pinnedBytes)),
	require_same_major: require_zod.exactOptional(require_zod.literal(!0)),
	require_rows_between: require_zod.exactOptional(require_zod.literal(!0)),
	budgets: require_zod.exactOptional(budgets),
	allow: require_zod.exactOptional(allow)
});
// src/release/rules/rule.ts
function denials(code, path, reasons, also = []) {
	let given = reasons.filter((reason) => reason !== !1);
	return given.length === 0 ? [] : [{
		code,
		path,
		reason: given.join("; "),
		...also.length > 0 && { also }
	}];
}
function listed(names, limit = 5) {
	let more = names.length > limit ? [`${names.length - limit} more`] : [];
	return [...names.slice(0, limit), ...more].join(", ");
}
// src/release/decision.ts
const RELEASE_PROBE_IDS = require_findings.FINDING_CODES.filter(require_findings.isEvidenceCode).filter((code) => require_findings.rowOf(code).probed === !0);
function reasonsToHold(grounds) {
	return [
		...runHolds(grounds),
		...denialHolds(grounds.denials),
		...mapHolds(grounds.blockers),
		...evidenceHolds(grounds)
	];
}
function runHolds({ verdict, probes, whole }) {
	return [
		...verdict === "pass" ? [] : [`the verdict is ${verdict}`],
		...whole ? [] : ["only a share of the seals was judged"],
		...probeHolds(probes)
	];
}
function probeHolds(probes) {
	if (probes === null) return ["the self-test was switched off"];
	if (!require_gate.probesHold(probes)) return ["the self-test failed"];
	let untried = RELEASE_PROBE_IDS.filter((code) => !probes.probes.some(({ id, passed }) => id === code && passed));
	return untried.length === 0 ? [] : [`the self-test did not try ${listed(untried)}`];
}
function denialHolds(denials) {
	let codes = [...new Set(denials.map(({ code }) => code))];
	return codes.length === 0 ? [] : [`the packet is denied: ${listed(codes)}`];
}
function mapHolds(blockers) {
	if (blockers === void 0) return ["there is no blocker map"];
	if (blockers.length === 0) return ["the blocker map names no blocker"];
	let open = blockers.filter(({ state }) => state !== "CLOSED").map(({ id }) => id);
	return open.length === 0 ? [] : [`${open.length} of ${blockers.length} blockers are open: ${listed(open)}`];
}
function evidenceHolds({ evidence, denials, status }) {
	let policy = policyOf(evidence), missing = (policy?.required_evidence ?? REQUIRABLE).filter((kind) => ofKind(evidence, kind).length === 0), weak = evidence.documents.flatMap((one) => {
		let lacking = denialsOf(one.path, denials).length > 0 ? "it is denied" : shortfall(one) ?? evidence.ended?.get(one.path)?.reason;
		return lacking === void 0 ? [] : [`${one.path} proves nothing: ${lacking}`];
	});
	return [
		...policy === void 0 ? ["no policy states which evidence is required"] : [],
		...missing.length > 0 ? [`evidence is missing: ${missing.join(", ")}`] : [],
		...weak,
		...status === "BLOCKED" && weak.length === 0 && missing.length === 0 ? ["the packet is blocked"] : []
	];
}
const REHEARSAL = new Set(CLONE_KINDS), ORDERS = /* @__PURE__ */ new Set([
	"policy",
	"schema-expectations",
	"validator",
	"probes",
	"blocker-map"
]), FAILURES = /* @__PURE__ */ new Set([
	"FAILED",
	"NOT_RESTORED",
	"MISMATCH",
	"FAIL"
]);
function packetStatus(documents, denied) {
	let evidence = documents.filter(({ kind }) => !ORDERS.has(kind));
	if (denied || evidence.length === 0 || evidence.some((one) => FAILURES.has(wordOf(one) ?? ""))) return "BLOCKED";
	let rehearsal = evidence.filter(({ kind }) => REHEARSAL.has(kind));
	return rehearsal.some(({ kind }) => kind === "rehearsal-rollback") && rehearsal.every((one) => DONE.has(wordOf(one) ?? "")) ? "REHEARSED" : "READY_NOT_APPLIED";
}
const DONE = /* @__PURE__ */ new Set([
	"SAFE_PRODUCTION_SHAPED_CLONE",
	"COMPATIBLE",
	"APPLIED",
	"RESTORED",
	"MEASURED"
]);
function wordOf({ document }) {
	return "status" in document ? document.status : "verdict" in document ? document.verdict : void 0;
}
// src/release/tokens.ts
const DEFAULT_TOKENS = [
	{
		id: "token-1",
		token: "REAL_RUN",
		case: "any"
	},
	{
		id: "token-2",
		token: "QT001",
		case: "any"
	},
	{
		id: "token-3",
		token: "cutover",
		case: "any"
	}
];
function tokensOf(packet) {
	let policies = ofKind(packet, "policy");
	return policies.length === 0 ? DEFAULT_TOKENS : policies.flatMap(({ document }) => document.forbidden_tokens ?? DEFAULT_TOKENS);
}
const searches = /* @__PURE__ */ new WeakMap();
function searchFor(tokens) {
	let known = searches.get(tokens);
	if (known !== void 0) return known;
	let search = new TokenSearch(tokens);
	return searches.set(tokens, search), search;
}
function tokenHits(text, tokens) {
	return searchFor(tokens).hits(text);
}
function withhold(text, tokens) {
	return holdsToken(text, tokens) ? "(withheld: it holds a forbidden token)" : text;
}
function holdsToken(text, tokens) {
	return tokenHits(text, tokens).length > 0;
}
const scope = require_zod._enum([
	"production",
	"clone",
	"design"
]), args = require_zod.array(require_zod.string()), accepted = require_zod.strictObject({
	id,
	input: fileRef,
	args
}), rejected = require_zod.strictObject({
	id,
	input: fileRef,
	args,
	exit_code: require_zod.int().check(require_zod._gte(1), require_zod._lte(125))
}), validator = require_zod.strictObject({
	schema: require_zod.literal("seal-gate/validator/1"),
	...limits,
	validator_id: id,
	title: require_zod.exactOptional(text),
	scope,
	program: fileRef,
	interpreter: require_zod.exactOptional(require_zod.array(text).check(NOT_EMPTY)),
	timeout_seconds: require_zod.int().check(require_zod._gte(1), require_zod._lte(3600)),
	max_output_bytes: require_zod.int().check(require_zod._gte(1), require_zod._lte(67108864)),
	self_test: require_zod.strictObject({ args }),
	must_reject: require_zod.array(rejected).check(NOT_EMPTY, require_zod.refine(allDifferent((one) => one.id), "names one case twice")),
	must_accept: require_zod.array(accepted).check(NOT_EMPTY, require_zod.refine(allDifferent((one) => one.id), "names one case twice")),
	judges: require_zod.array(path).check(NOT_EMPTY, require_zod.refine(allDifferent((one) => one), "names one file twice"))
}), MAX_BLOCKERS$1 = 1e3, MAX_IN_ALL = 1e4, pointer = require_zod.string().check(require_zod._regex(/^(\/([^~/]|~[01])*)*$/, "must be a JSON pointer such as /status")), proof = require_zod.strictObject({
	document: text,
	pointer,
	equals: require_zod.json()
}), blocker = require_zod.strictObject({
	id,
	title: text,
	state: text,
	scope,
	progress: require_zod.exactOptional(text),
	claimed_by: require_zod.exactOptional(text),
	claimed_at: require_zod.exactOptional(time),
	...limits,
	depends_on: require_zod.array(id).check(require_zod._maxLength(MAX_BLOCKERS$1, `must not name more than ${MAX_BLOCKERS$1}`)),
	closes_when: require_zod.array(proof).check(require_zod._maxLength(100, "must not name more than 100"))
});
function sum(items, count) {
	return items.reduce((total, item) => total + count(item), 0);
}
const blockerMap$1 = require_zod.strictObject({
	schema: require_zod.literal("seal-gate/blocker-map/1"),
	...limits,
	blockers: require_zod.array(blocker).check(require_zod._maxLength(MAX_BLOCKERS$1, `must not name more than ${MAX_BLOCKERS$1}`), require_zod.refine((blockers) => sum(blockers, ({ depends_on }) => depends_on.length) <= MAX_IN_ALL, `must not have more than ${MAX_IN_ALL} dependencies in all`), require_zod.refine((blockers) => sum(blockers, ({ closes_when }) => closes_when.length) <= MAX_IN_ALL, `must not have more than ${MAX_IN_ALL} proofs in all`))
}), connection = require_zod.strictObject({
	kind: require_zod._enum([
		"in-process",
		"pipe",
		"unix-socket",
		"tcp"
	]),
	host: require_zod.exactOptional(text),
	port: require_zod.exactOptional(port),
	database: text
}), environment = require_zod.strictObject({
	engine: require_zod._enum([
		"pglite",
		"postgres",
		"sqlite"
	]),
	server_version: text,
	system_identifier: digits,
	connection
}), LEAD_KINDS = [
	"foreign-server",
	"user-mapping",
	"subscription",
	"network-extension",
	"production-name"
], dump = require_zod.strictObject({
	path: text,
	sha256,
	bytes: count,
	format: require_zod._enum([
		"plain",
		"custom",
		"directory",
		"tar",
		"sqlite"
	]),
	database: require_zod.exactOptional(text)
}), escapeAttempt = require_zod.strictObject({
	attempt: text,
	refused: require_zod.boolean(),
	code: require_zod.exactOptional(text)
}), WALLS = [
	"reading_files",
	"writing_files",
	"starting_programs",
	"starting_threads",
	"loading_addons",
	"evaluating_text",
	"compiling_modules",
	"reading_environments"
], confinedProcess$1 = require_zod.strictObject({
	in_webassembly: require_zod.boolean(),
	held_back: require_zod.array(require_zod._enum(WALLS)),
	permission_model: require_zod.boolean(),
	no_new_privileges: require_zod.boolean(),
	own_network_namespace: require_zod.boolean(),
	own_process_namespace: require_zod.boolean(),
	inherited_environment: require_zod.array(text)
}), embedded = require_zod.strictObject({
	engine: require_zod.literal("pglite"),
	in_process: require_zod.exactOptional(require_zod.boolean()),
	process: require_zod.exactOptional(confinedProcess$1),
	host_files_visible: require_zod.boolean()
}), ownServer$1 = require_zod.strictObject({
	engine: require_zod.literal("postgres"),
	listen_addresses: require_zod.string(),
	listening_tcp_sockets: count,
	own_network_namespace: require_zod.boolean(),
	interfaces: names,
	routes: count,
	connected_over_network: require_zod.boolean(),
	data_directory_is_ours: require_zod.boolean(),
	data_directory_mode: require_zod.string().check(require_zod._regex(/^[0-7]{3,4}$/, "must be an octal mode such as 700")),
	inherited_environment: require_zod.array(text),
	scripts_as_superuser: require_zod.boolean(),
	escape_attempts: require_zod.array(escapeAttempt)
}), confinedSqlite$1 = require_zod.strictObject({
	engine: require_zod.literal("sqlite"),
	held_back: require_zod.array(require_zod._enum(WALLS)),
	permission_model: require_zod.boolean(),
	no_new_privileges: require_zod.boolean(),
	own_network_namespace: require_zod.boolean(),
	own_process_namespace: require_zod.boolean(),
	inherited_environment: require_zod.array(text),
	escape_attempts: require_zod.array(escapeAttempt)
}), isolation = require_zod.discriminatedUnion("engine", [
	embedded,
	ownServer$1,
	confinedSqlite$1
]), secretScan = require_zod.strictObject({
	scanner: text,
	rules: count,
	scanned: require_zod.array(fileRef),
	findings: require_zod.array(require_zod.strictObject({
		rule: text,
		path: text,
		line: require_zod.exactOptional(count),
		table: require_zod.exactOptional(text),
		column: require_zod.exactOptional(text),
		value_sha256: require_zod.exactOptional(sha256)
	})),
	columns: require_zod.array(require_zod.strictObject({
		table: text,
		column: text,
		values: count
	}))
}), leads$1 = require_zod.strictObject({
	policy: fileRef,
	checked: require_zod.array(require_zod._enum(LEAD_KINDS)),
	found: require_zod.array(require_zod.strictObject({
		kind: require_zod._enum(LEAD_KINDS),
		object: text,
		host: require_zod.exactOptional(text)
	}))
}), shared$5 = {
	schema: require_zod.literal("seal-gate/clone-provenance/1"),
	production_claim: productionClaim,
	made_at: require_zod.exactOptional(time),
	...limits
}, safe = require_zod.strictObject({
	...shared$5,
	verdict: require_zod.literal("SAFE_PRODUCTION_SHAPED_CLONE"),
	clone_id: id,
	dump,
	source: require_zod.strictObject({
		system_identifier: require_zod.exactOptional(digits),
		server_version: require_zod.exactOptional(text)
	}),
	environment,
	isolation,
	leads: leads$1,
	secret_scan: secretScan,
	extensions_skipped: require_zod.exactOptional(names),
	roles_added: require_zod.exactOptional(names),
	masked: require_zod.exactOptional(require_zod.array(require_zod.strictObject({
		table: text,
		column: text,
		how: require_zod._enum([
			"null",
			"fixed",
			"hash",
			"keep-format"
		])
	}))),
	destroyed: require_zod.boolean()
}), none = require_zod.strictObject({
	...shared$5,
	verdict: require_zod.literal("NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE"),
	reason: text,
	refused_dump: require_zod.exactOptional(dump),
	secret_scan: require_zod.exactOptional(secretScan),
	operator_input_needed: require_zod.array(text).check(NOT_EMPTY)
}), cloneProvenance = require_zod.discriminatedUnion("verdict", [safe, none]), TYPE = {
	int: "a whole number",
	nonoptional: "there",
	object: "an object",
	array: "a list",
	string: "a string",
	number: "a whole number",
	boolean: "true or false",
	record: "an object"
};
function issueText(issue) {
	let pointer = issue.path.map((key) => `/${require_gate.pointerKey(String(key))}`).join("");
	return `${pointer === "" ? "the document" : pointer} ${issue.message === "Invalid input" ? sentence(issue) : issue.message}`;
}
function sentence(issue) {
	return issue.code === "unrecognized_keys" ? `has ${issue.keys.map((key) => `"${key}"`).join(", ")}, which this schema does not know` : issue.code === "invalid_value" ? `must be ${oneOf(issue.values)}` : issue.code === "invalid_type" ? `must be ${TYPE[issue.expected] ?? issue.expected}` : issue.code === "too_small" ? `must be at least ${issue.minimum}` : issue.code === "too_big" ? `must be at most ${issue.maximum}` : issue.code === "invalid_union" && "options" in issue ? `must be ${oneOf(issue.options ?? [])}` : "is not allowed here";
}
function oneOf(values) {
	return values.map((value) => JSON.stringify(value)).join(" or ");
}
// src/release/documents/probe-results.ts
const probe$1 = require_zod.strictObject({
	id: text,
	mutation: text,
	expected: text,
	seen: text,
	passed: require_zod.boolean()
}), probeResults = require_zod.strictObject({
	schema: require_zod.literal("seal-gate/probe-results/1"),
	...limits,
	control: probe$1,
	planned: count,
	run: count,
	passed: count,
	probes: require_zod.array(probe$1)
}), MAX_TEXT = 1e5, anyText = require_zod.string().check(require_zod._maxLength(MAX_TEXT, `must have at most ${MAX_TEXT} characters`)), someText = anyText.check(require_zod._minLength(1, "must not be empty")), mutation = require_zod.discriminatedUnion("kind", [
	require_zod.strictObject({
		kind: require_zod.literal("delete"),
		path
	}),
	require_zod.strictObject({
		kind: require_zod.literal("flip-bit"),
		path,
		offset: count
	}),
	require_zod.strictObject({
		kind: require_zod.literal("append"),
		path,
		text: someText
	}),
	require_zod.strictObject({
		kind: require_zod.literal("replace-text"),
		path,
		text: someText,
		by: anyText
	}),
	require_zod.strictObject({
		kind: require_zod.literal("set-json"),
		path,
		pointer: require_zod.string().check(require_zod._regex(/^(\/([^~/]|~[01])*)+$/, "must be a JSON pointer such as /status")),
		value: require_zod.json()
	})
]), code = require_zod.string().check(require_zod._regex(/^[a-z][a-z0-9-]{0,63}$/, "must be a code such as digest-mismatch")), probe = require_zod.strictObject({
	id,
	mutation,
	reseal: require_zod.boolean(),
	expected: require_zod.array(code).check(NOT_EMPTY, require_zod.refine(allDifferent((one) => one), "names one code twice"))
}), packetProbes = require_zod.strictObject({
	schema: require_zod.literal("seal-gate/probes/1"),
	...limits,
	probes: require_zod.array(probe).check(NOT_EMPTY, require_zod._maxLength(100, "must not have more than 100"), require_zod.refine(allDifferent((one) => one.id), "names one probe twice"))
}), commandWords = require_zod.array(require_zod.string().check(require_zod.refine((word) => !word.includes("\0") && word.isWellFormed() && word.length <= 1e4, "must be text without NUL"))).check(NOT_EMPTY, require_zod._maxLength(200, "must not have more than 200 words"), require_zod.refine(([program = ""]) => program.trim() !== "", "must begin with a program")), commandRun = require_zod.strictObject({
	run: commandWords,
	files: require_zod.array(fileRef).check(NOT_EMPTY),
	variables: require_zod.array(text),
	isolation: require_zod.strictObject({
		own_network: require_zod.boolean(),
		own_processes: require_zod.boolean(),
		own_root: require_zod.boolean(),
		files_read_only: require_zod.boolean(),
		no_new_privileges: require_zod.boolean()
	})
}), scriptOrCommand = require_zod.union([fileRef, commandRun]);
function filesOf(ran) {
	return "run" in ran ? ran.files : [ran];
}
// src/release/documents/database-state.ts
const DOUBLED = "names one thing twice", table = require_zod.strictObject({
	name: text,
	rows: count,
	sha256
}), sequence = require_zod.strictObject({
	name: text,
	last_value: digits,
	is_called: require_zod.boolean()
}), databaseState = require_zod.strictObject({
	schema: sha256,
	tables: require_zod.array(table).check(require_zod.refine(allDifferent(({ name }) => name), DOUBLED)),
	sequences: require_zod.array(sequence).check(require_zod.refine(allDifferent(({ name }) => name), DOUBLED)),
	large_objects: require_zod.strictObject({
		count,
		sha256
	})
}), fingerprint = require_zod.strictObject({
	method: text,
	canary_seen: require_zod.boolean()
}), statePart = require_zod.strictObject({
	kind: require_zod._enum([
		"schema",
		"table",
		"sequence",
		"large-objects"
	]),
	object: text,
	detail: require_zod.exactOptional(text)
}), shared$4 = {
	schema: require_zod.literal("seal-gate/rehearsal-execution/1"),
	production_claim: productionClaim,
	started_at: require_zod.exactOptional(time),
	finished_at: require_zod.exactOptional(time),
	...limits
}, applied = require_zod.strictObject({
	...shared$4,
	status: require_zod.literal("APPLIED"),
	clone_id: id,
	dump: pinnedBytes,
	apply: scriptOrCommand,
	environment,
	transaction: require_zod.exactOptional(require_zod._enum(["single", "none"])),
	run_as: require_zod.exactOptional(require_zod.strictObject({
		role: text,
		owns_database: require_zod.boolean(),
		member_of: names
	})),
	row_security: require_zod.exactOptional(names),
	fingerprint,
	exit_code: exitCode,
	statements: count,
	before: databaseState,
	after: databaseState,
	changed: require_zod.strictObject({
		schema: require_zod.boolean(),
		tables: names,
		sequences: names,
		large_objects: require_zod.boolean()
	})
}), notApplied$1 = require_zod.strictObject({
	...shared$4,
	status: require_zod.literal("NOT_APPLIED"),
	reason: text
}), failed$1 = require_zod.strictObject({
	...shared$4,
	status: require_zod.literal("FAILED"),
	reason: text,
	clone_id: require_zod.exactOptional(id),
	apply: require_zod.exactOptional(scriptOrCommand),
	exit_code: require_zod.exactOptional(exitCode)
}), rehearsalExecution = require_zod.discriminatedUnion("status", [
	applied,
	notApplied$1,
	failed$1
]), shared$3 = {
	schema: require_zod.literal("seal-gate/rehearsal-impact/1"),
	production_claim: productionClaim,
	started_at: require_zod.exactOptional(time),
	finished_at: require_zod.exactOptional(time),
	...limits
}, line = count, milliseconds = count, statement = require_zod.strictObject({
	line,
	kind: text,
	locks: require_zod.array(require_zod.strictObject({
		relation: text,
		mode: text
	})),
	rewritten: names,
	scanned: require_zod.array(require_zod.strictObject({
		table: text,
		rows: count
	})),
	indexed: names,
	changed_rows: count,
	exclusive_ms: milliseconds
}), online = require_zod.strictObject({
	stopped: require_zod.array(require_zod.strictObject({
		who: require_zod._enum(["reader", "writer"]),
		table: text,
		line,
		lock: text,
		blocked_ms: milliseconds,
		queued: require_zod.boolean()
	})),
	waited: require_zod.array(require_zod.strictObject({
		line,
		table: text,
		lock_timeout: require_zod.exactOptional(text)
	})),
	broken: require_zod.array(require_zod.strictObject({
		who: require_zod._enum([
			"reader",
			"writer",
			"transaction",
			"change"
		]),
		table: require_zod.exactOptional(text),
		line: require_zod.exactOptional(line),
		code: text
	})),
	alone: require_zod.array(require_zod.strictObject({
		table: text,
		why: text
	})),
	unfinished: require_zod.exactOptional(require_zod.strictObject({
		line: require_zod.exactOptional(line),
		reason: text
	}))
}), measured = require_zod.strictObject({
	...shared$3,
	status: require_zod.literal("MEASURED"),
	clone_id: id,
	execution: fileRef,
	statements: require_zod.array(statement),
	unmeasured: require_zod.array(line),
	online: require_zod.exactOptional(online)
}), notMeasured = require_zod.strictObject({
	...shared$3,
	status: require_zod.literal("NOT_MEASURED"),
	reason: text
}), rehearsalImpact = require_zod.discriminatedUnion("status", [measured, notMeasured]), shared$2 = {
	schema: require_zod.literal("seal-gate/rehearsal-rollback/1"),
	production_claim: productionClaim,
	started_at: require_zod.exactOptional(time),
	finished_at: require_zod.exactOptional(time),
	...limits
}, underExceptions = require_zod.strictObject({
	declared: declaredExceptions.check(NOT_EMPTY),
	schema: require_zod.exactOptional(require_zod.strictObject({
		before: sha256,
		restored: sha256
	})),
	tables: require_zod.array(require_zod.strictObject({
		name: text,
		before: sha256,
		restored: sha256
	})),
	rows_added: require_zod.array(require_zod.strictObject({
		name: text,
		missing: count
	})),
	again: require_zod.exactOptional(require_zod.strictObject({
		after: sha256,
		again: sha256
	}))
}), notKept = require_zod.array(require_zod.strictObject({
	table: text,
	detail: text
})), rowsBetween = require_zod.strictObject({
	script: require_zod.exactOptional(fileRef),
	kept: require_zod.array(require_zod.strictObject({
		table: text,
		rows: require_zod.int()
	})),
	lost: require_zod.array(require_zod.strictObject({
		object: text,
		detail: text
	})),
	not_generated: require_zod.array(require_zod.strictObject({
		table: text,
		reason: text
	})),
	not_restored: notKept
}), rolledBack = require_zod.strictObject({
	...shared$2,
	status: require_zod._enum(["RESTORED", "NOT_RESTORED"]),
	clone_id: id,
	execution: fileRef,
	rollback: scriptOrCommand,
	fingerprint,
	exit_code: exitCode,
	restored: databaseState,
	not_restored: require_zod.array(statePart),
	under_exceptions: require_zod.exactOptional(underExceptions),
	rows_between: require_zod.exactOptional(rowsBetween),
	applied_again: require_zod.exactOptional(require_zod.strictObject({ schema: sha256 }))
}), notApplied = require_zod.strictObject({
	...shared$2,
	status: require_zod.literal("NOT_APPLIED"),
	reason: text
}), failed = require_zod.strictObject({
	...shared$2,
	status: require_zod.literal("FAILED"),
	reason: text,
	clone_id: require_zod.exactOptional(id),
	execution: require_zod.exactOptional(fileRef),
	rollback: require_zod.exactOptional(scriptOrCommand),
	exit_code: require_zod.exactOptional(exitCode)
}), rehearsalRollback = require_zod.discriminatedUnion("status", [
	rolledBack,
	notApplied,
	failed
]), column = require_zod.strictObject({
	name: text,
	type: text,
	nullable: require_zod.boolean()
}), columns = require_zod.array(column).check(require_zod.refine(allDifferent(({ name }) => name), "names one column twice")), FEW = require_zod._maxLength(200, "must not have more than 200 entries"), MAX_TOUCHED = 1e3, keyColumns = names.check(NOT_EMPTY), foreignKey = require_zod.strictObject({
	columns: keyColumns,
	references: require_zod.strictObject({
		table: text,
		columns: keyColumns
	})
}), where = require_zod.record(text, require_zod.string()), keys = {
	primary_key: require_zod.exactOptional(keyColumns),
	unique: require_zod.exactOptional(require_zod.array(keyColumns).check(FEW)),
	foreign_keys: require_zod.exactOptional(require_zod.array(foreignKey).check(FEW))
}, expectedTable = require_zod.strictObject({
	name: text,
	columns: columns.check(NOT_EMPTY),
	...keys,
	min_rows: require_zod.exactOptional(count),
	required_rows: require_zod.exactOptional(require_zod.array(require_zod.strictObject({
		where,
		why: text
	})).check(FEW))
}), observedTable = require_zod.strictObject({
	name: text,
	columns,
	...keys,
	rows: count,
	required_rows: require_zod.exactOptional(require_zod.array(require_zod.strictObject({
		where,
		found: count
	})).check(FEW))
}), schemaExpectations = require_zod.strictObject({
	schema: require_zod.literal("seal-gate/schema-expectations/1"),
	...limits,
	change_id: require_zod.exactOptional(id),
	tables: require_zod.array(expectedTable).check(NOT_EMPTY, require_zod.refine(allDifferent(({ name }) => name), "names one table twice")),
	rollback_anchor: require_zod.exactOptional(require_zod.strictObject({
		table: text,
		column: text
	})),
	expect_touched: require_zod.exactOptional(names.check(require_zod._maxLength(MAX_TOUCHED, `must not name more than ${MAX_TOUCHED} tables`)))
}), shared$1 = {
	schema: require_zod.literal("seal-gate/schema-compatibility/1"),
	production_claim: productionClaim,
	checked_at: require_zod.exactOptional(time),
	...limits
}, mismatch = require_zod.strictObject({
	table: text,
	property: text,
	expected: require_zod.string(),
	observed: require_zod.string()
}), checked = require_zod.strictObject({
	...shared$1,
	verdict: require_zod._enum(["COMPATIBLE", "MISMATCH"]),
	clone_id: id,
	dump: pinnedBytes,
	expectations: fileRef,
	observed: require_zod.array(observedTable).check(require_zod.refine(allDifferent(({ name }) => name), "names one table twice")),
	mismatches: require_zod.array(mismatch)
}), notChecked = require_zod.strictObject({
	...shared$1,
	verdict: require_zod.literal("NOT_CHECKED"),
	reason: text
}), schemaCompatibility = require_zod.discriminatedUnion("verdict", [checked, notChecked]), outcome = {
	exit_code: exitCode,
	timed_out: require_zod.boolean()
}, cases$1 = require_zod.array(require_zod.strictObject({
	id,
	input: pinnedBytes,
	...outcome
})).check(require_zod.refine(allDifferent((one) => one.id), "names one case twice")), shared = {
	schema: require_zod.literal("seal-gate/validator-result/1"),
	ran_at: require_zod.exactOptional(time),
	...limits
}, ran = require_zod.strictObject({
	...shared,
	status: require_zod._enum(["PASS", "FAIL"]),
	validator: fileRef,
	program: pinnedBytes,
	self_test: require_zod.strictObject(outcome),
	must_reject: cases$1,
	must_accept: cases$1,
	judged: require_zod.array(require_zod.strictObject({
		file: fileRef,
		...outcome
	})).check(require_zod.refine(allDifferent(({ file }) => file.path), "names one file twice"))
}), notRun = require_zod.strictObject({
	...shared,
	status: require_zod.literal("NOT_RUN"),
	reason: text
}), DOCUMENTS$1 = {
	policy: policy$1,
	"clone-provenance": cloneProvenance,
	"schema-expectations": schemaExpectations,
	"schema-compatibility": schemaCompatibility,
	"rehearsal-execution": rehearsalExecution,
	"rehearsal-rollback": rehearsalRollback,
	"rehearsal-impact": rehearsalImpact,
	validator,
	"validator-result": require_zod.discriminatedUnion("status", [ran, notRun]),
	"probe-results": probeResults,
	probes: packetProbes,
	"blocker-map": blockerMap$1
}, OTHERS = /* @__PURE__ */ new Set([
	"seal-gate/manifest/1",
	"seal-gate/report/1",
	"seal-gate/report/2",
	"seal-gate/rehearsal/1",
	"seal-gate/rehearsal-exceptions/1",
	"seal-gate/effective-blocker-map/1"
]);
function parseDocument(schema, value) {
	if (OTHERS.has(schema)) return;
	let kind = KINDS.find((name) => schema === `seal-gate/${name}/1`);
	if (kind === void 0) return "unknown";
	let { data, error } = DOCUMENTS$1[kind].safeParse(value);
	return data === void 0 ? { problem: problemOf$1(error?.issues ?? []) } : {
		kind,
		document: data
	};
}
const KINDS = Object.keys(DOCUMENTS$1);
function problemOf$1(issues) {
	let more = issues.length > 5 ? [`and ${issues.length - 5} more`] : [];
	return [...issues.slice(0, 5).map(issueText), ...more].join("; ");
}
// src/release/sealed-json.ts
const MAX_BYTES = 16777216, CLAIM = /"schema"\s*:\s*"\s*seal-gate\//i;
function readSealedJson(bytes) {
	let buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), head = headText(buffer);
	if (!/^\ufeff?\s*\{/.test(head)) return;
	if (buffer.length > MAX_BYTES) return CLAIM.test(head) ? { problem: `it is larger than ${MAX_BYTES} bytes, which is the limit for a document` } : void 0;
	let text = decodeUtf8(buffer);
	if (text === void 0) return CLAIM.test(looseText(buffer)) ? { problem: "it is not UTF-8" } : void 0;
	try {
		return checkJson(text, JSON.parse(text));
	} catch (error) {
		return CLAIM.test(text) ? { problem: `it is not JSON: ${require_hashing.jsonErrorMessage(error)}` } : void 0;
	}
}
function checkJson(text, value) {
	let schema = require_json.isRecord(value) && Object.hasOwn(value, "schema") ? value.schema : void 0, ours = typeof schema == "string" && /^\s*seal-gate\//i.test(schema);
	if (!ours && !CLAIM.test(text)) return;
	let { duplicates, oddNumbers } = require_json.jsonFacts(text);
	if (!ours) return duplicates.some(({ pointer }) => pointer === "/schema") ? { problem: twice("/schema") } : void 0;
	let [doubled] = duplicates;
	if (doubled !== void 0) return { problem: twice(doubled.pointer) };
	let [odd] = oddNumbers;
	return odd === void 0 ? {
		schema,
		value
	} : { problem: `${odd.pointer} is a whole number that is not written as one` };
}
function twice(pointer) {
	return `the key ${pointer} is given twice: readers disagree on which one counts`;
}
function headText(buffer) {
	return looseText(buffer.subarray(0, 65536));
}
function looseText(buffer) {
	return new TextDecoder(buffer[0] === 255 && buffer[1] === 254 ? "utf-16le" : "utf-8", { ignoreBOM: !0 }).decode(buffer);
}
function decodeUtf8(buffer) {
	try {
		return new TextDecoder("utf-8", {
			fatal: !0,
			ignoreBOM: !0
		}).decode(buffer);
	} catch {
		return;
	}
}
// src/release/evidence.ts
var evidence_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ evidenceOf: () => evidenceOf });
function evidenceOf(files) {
	let documents = [], sealed = /* @__PURE__ */ new Map(), problems = [], broken = new Set(files.filter(({ intact }) => !intact).map(({ path }) => path));
	for (let file of files) {
		let { path, seal, bytes } = file;
		if (broken.has(path) || sealed.has(path)) continue;
		let exact = exactBytes(file);
		if (bytes !== void 0 && exact === void 0) {
			problems.push({
				code: "evidence-invalid",
				path,
				reason: "its bytes no longer match the seal"
			}), broken.add(path);
			continue;
		}
		if (exact !== void 0 && seal.rawPath === void 0 && sealed.set(path, exact), exact === void 0 || bytes === void 0) continue;
		let read = readDocument(path, bytes, exact, seal);
		read !== void 0 && ("code" in read ? problems.push(read) : documents.length < 256 ? documents.push(read) : problems.push({
			code: "evidence-invalid",
			path,
			reason: "the packet has more than 256 documents"
		}));
	}
	return {
		documents,
		sealed,
		problems
	};
}
function exactBytes({ seal, bytes }) {
	if (bytes !== void 0) return require_hashing.matchesSeal(seal, bytes) ? {
		sha256: require_hashing.digestOf("sha256", bytes),
		bytes: bytes.length
	} : void 0;
	let { sha256 } = seal.digests;
	return sha256 === void 0 || seal.bytes === void 0 ? void 0 : {
		sha256,
		bytes: seal.bytes
	};
}
function readDocument(path, bytes, exact, seal) {
	let json = readSealedJson(bytes);
	if (json === void 0) return;
	if ("problem" in json) return {
		code: "evidence-invalid",
		path,
		reason: json.problem
	};
	if (seal.rawPath !== void 0) return {
		code: "evidence-invalid",
		path,
		reason: "its name is not UTF-8"
	};
	let parsed = parseDocument(json.schema, json.value);
	if (parsed !== void 0) return parsed === "unknown" ? {
		code: "evidence-schema-unknown",
		path,
		reason: `this gate knows no schema "${json.schema}": it proves nothing`
	} : "problem" in parsed ? {
		code: "evidence-invalid",
		path,
		reason: parsed.problem
	} : {
		...parsed,
		...exact,
		path,
		value: json.value
	};
}
// src/release/blockers.ts
const MAX_BLOCKERS = 1e3;
function effectiveMap({ blockers }, evidence, denials, endOf = () => void 0) {
	if (blockers.length > MAX_BLOCKERS) return {
		blockers: [],
		errors: [`it has ${blockers.length} blockers; at most ${MAX_BLOCKERS} are judged`]
	};
	let known = new Map(blockers.map((blocker) => [blocker.id, blocker])), doubled = new Set(blockers.filter((one) => known.get(one.id) !== one).map(({ id }) => id)), circular = new Set(blockers.filter(({ id }) => reaches(id, known)).map(({ id }) => id)), reasons = /* @__PURE__ */ new Map(), reasonOf = (blocker) => {
		let { id, depends_on } = blocker;
		if (doubled.has(id)) return "the map has its id twice";
		if (circular.has(id)) return "it depends on itself";
		if (reasons.has(id)) return reasons.get(id);
		let own = ownReason(blocker, evidence, denials, endOf), open = depends_on.filter((other) => {
			let dependency = known.get(other);
			return dependency === void 0 || reasonOf(dependency) !== void 0;
		}), reason = own ?? (open.length > 0 ? `it depends on ${listed(open)}, which is not closed` : void 0);
		return reasons.set(id, reason), reason;
	};
	return {
		blockers: blockers.map((blocker) => effective(blocker, reasonOf(blocker))),
		errors: mapErrors(blockers, known, doubled, circular)
	};
}
function effective({ id, title, scope, progress, depends_on, closes_when }, reason) {
	let proofs = closes_when.map(({ document, pointer }) => `${document}${pointer === "" ? "" : ` at ${pointer}`}`);
	return {
		id,
		title,
		state: reason === void 0 ? "CLOSED" : "OPEN",
		reason: reason ?? `claimed, and proved by ${listed(proofs)}`,
		scope,
		...progress !== void 0 && { progress },
		depends_on
	};
}
function ownReason(blocker, evidence, denials, endOf) {
	let { state, scope, progress, closes_when } = blocker;
	if (state === "OPEN") return progress === void 0 ? "it is not claimed closed" : `it is not claimed closed (${progress})`;
	if (state !== "CLOSED") return "its state is neither OPEN nor CLOSED, so it is open";
	if (closes_when.length === 0) return "it is claimed closed, but names no evidence";
	let end = endOf(blocker);
	if (end !== void 0) return `it is claimed closed, and the claim does not count: ${end.reason}`;
	for (let proof of closes_when) {
		let problem = proofProblem(proof, scope, evidence, denials);
		if (problem !== void 0) return `it is claimed closed, and ${problem}`;
	}
}
function reaches(id, known) {
	let seen = /* @__PURE__ */ new Set(), next = [...known.get(id)?.depends_on ?? []];
	for (let at = next.pop(); at !== void 0; at = next.pop()) {
		if (at === id) return !0;
		seen.has(at) || (seen.add(at), next.push(...known.get(at)?.depends_on ?? []));
	}
	return !1;
}
function mapErrors(blockers, known, doubled, circular) {
	let unknown = new Set(blockers.flatMap(({ depends_on }) => depends_on.filter((id) => !known.has(id)))), empty = blockers.filter(({ state, closes_when }) => state === "CLOSED" && closes_when.length === 0).map(({ id }) => id);
	return [
		...doubled.size > 0 ? [`duplicate ids: ${listed([...doubled])}`] : [],
		...unknown.size > 0 ? [`unknown ids in depends_on: ${listed([...unknown])}`] : [],
		...circular.size > 0 ? [`blockers that depend on themselves: ${listed([...circular])}`] : [],
		...empty.length > 0 ? [`blockers that are claimed closed without evidence: ${listed(empty)}`] : []
	];
}
// src/release/ends.ts
const OWN_DATES = [
	"made_at",
	"checked_at",
	"started_at",
	"finished_at",
	"ran_at",
	"claimed_at"
], COMMIT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, DAY_MS = 864e5;
function endingOf(limits, { clock, commit }) {
	let late = limits.not_after === void 0 ? void 0 : lateness(limits, limits.not_after, clock);
	if (late !== void 0) return {
		code: "evidence-expired",
		reason: late
	};
	let wrong = limits.commit === void 0 ? void 0 : commitProblem(limits.commit, commit);
	return wrong === void 0 ? void 0 : {
		code: "evidence-other-commit",
		reason: wrong
	};
}
function lateness(limits, notAfter, clock) {
	let end = require_gate.utcMilliseconds(notAfter);
	if (end === void 0) return `its end ${shown(notAfter)} is not a time in UTC such as 2026-01-31T09:30:00Z, so it counts as expired`;
	let now = clock === void 0 ? void 0 : require_gate.utcMilliseconds(clock.now);
	if (clock === void 0 || now === void 0) return `it ends at ${notAfter}, and no clock is known here`;
	if (now > end) return `it expired at ${notAfter}, and it is ${clock.now} (${clockName(clock)})`;
	for (let name of OWN_DATES) {
		let text = limits[name], own = text === void 0 ? void 0 : require_gate.utcMilliseconds(text);
		if (text !== void 0 && own === void 0) return `its ${name} is ${shown(text)}, which is not a time, so nothing shows when it ends`;
		if (own !== void 0 && now < own) return `its ${name} is ${text}, and it is ${clock.now} (${clockName(clock)}): that clock is wrong, or the date is`;
	}
}
function commitProblem(named, commit) {
	return COMMIT_ID.test(named) ? commit === void 0 ? `it is about commit ${named}, and the commit of this run is not known` : named === commit ? void 0 : `it is about commit ${named}, and this run is about ${commit}` : `its commit ${shown(named)} is not the full id of a commit`;
}
function futureEnd({ not_after }, { clock }) {
	let end = not_after === void 0 ? void 0 : require_gate.utcMilliseconds(not_after), now = clock === void 0 ? void 0 : require_gate.utcMilliseconds(clock.now);
	return end !== void 0 && now !== void 0 && end >= now ? end : void 0;
}
function soonEnding(limits, moment) {
	let end = futureEnd(limits, moment), now = require_gate.utcMilliseconds(moment.clock?.now ?? "");
	if (end === void 0 || now === void 0 || end - now > moment.noticeDays * DAY_MS) return;
	let days = Math.floor((end - now) / DAY_MS);
	return {
		code: "evidence-expires-soon",
		reason: `it expires at ${require_gate.utcText(end)}, in ${days === 1 ? "1 day" : `${days} days`}`
	};
}
function clockName({ source }) {
	return source === "input" ? "the input `now`" : "the clock of this machine";
}
function shown(text) {
	return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
// src/release/ended.ts
const NOWHERE = { noticeDays: 0 };
function endsOf(evidence, moment) {
	let at = moment ?? NOWHERE, { documents } = evidence, ended = new Map(documents.flatMap(({ path, document }) => pair(path, endingOf(document, at)))), maps = ofKind(evidence, "blocker-map"), [map] = maps, mapEnding = map && ended.get(map.path), endOf = (blocker) => mapEnding ?? endingOf(blocker, at), claims = maps.flatMap(({ path, document }) => document.blockers.filter(({ state }) => state === "CLOSED").map((blocker) => ({
		path,
		blocker
	}))), limits = [...documents.map(({ path, document }) => ({
		path,
		limits: document
	})), ...claims.map(({ path, blocker }) => ({
		path,
		blocker: blocker.id,
		limits: blocker
	}))], [next] = limits.flatMap(({ limits: own, ...where }) => {
		let end = futureEnd(own, at);
		return end === void 0 ? [] : [{
			...where,
			end
		}];
	}).toSorted((a, b) => a.end - b.end);
	return {
		ended,
		endOf,
		notes: moment === void 0 ? [] : [...documentNotes(documents, ended, moment), ...claimNotes(claims, moment)],
		limited: limits.some(({ limits: own }) => own.not_after !== void 0),
		...next !== void 0 && { next: {
			path: next.path,
			..."blocker" in next && { blocker: next.blocker },
			not_after: require_gate.utcText(next.end)
		} }
	};
}
function pair(key, value) {
	return value === void 0 ? [] : [[key, value]];
}
function documentNotes(documents, ended, moment) {
	return documents.flatMap(({ path, document }) => {
		let ending = ended.get(path);
		if (ending !== void 0) return [{
			...ending,
			path,
			severity: "warning"
		}];
		let soon = soonEnding(document, moment);
		return soon === void 0 ? [] : [{
			...soon,
			path,
			severity: "notice"
		}];
	});
}
function claimNotes(claims, moment) {
	let groups = /* @__PURE__ */ new Map();
	for (let { path, blocker } of claims) {
		let ending = endingOf(blocker, moment), note = ending ?? soonEnding(blocker, moment);
		if (note === void 0) continue;
		let key = JSON.stringify([path, note.code]), group = groups.get(key) ?? {
			first: {
				...note,
				path
			},
			severity: ending === void 0 ? "notice" : "warning",
			ids: []
		};
		group.ids.push(blocker.id), groups.set(key, group);
	}
	return [...groups.values()].map(({ first, severity, ids }) => ({
		...first,
		severity,
		reason: ids.length === 1 ? `the claim of the blocker "${ids[0]}": ${first.reason}` : `the claims of the blockers ${listed(ids)}; of the first: ${first.reason}`
	}));
}
// src/release/rules/state-difference.ts
function stateDifference(a, b) {
	return {
		schema: a.schema !== b.schema,
		tables: differing(a.tables, b.tables, (x, y) => x.rows === y.rows && x.sha256 === y.sha256),
		sequences: differing(a.sequences, b.sequences, (x, y) => x.last_value === y.last_value && x.is_called === y.is_called),
		large_objects: a.large_objects.count !== b.large_objects.count || a.large_objects.sha256 !== b.large_objects.sha256
	};
}
function differing(a, b, same) {
	let there = new Map(b.map((one) => [one.name, one])), here = new Set(a.map(({ name }) => name));
	return [...a.filter((one) => {
		let other = there.get(one.name);
		return other === void 0 || !same(one, other);
	}), ...b.filter(({ name }) => !here.has(name))].map(({ name }) => name);
}
function untouchedTables({ tables }, expected) {
	let touched = new Set(tables);
	return [...new Set(expected)].filter((table) => !touched.has(table));
}
function partsOf({ schema, tables, sequences, large_objects }) {
	return [
		...schema ? [{
			kind: "schema",
			object: "schema"
		}] : [],
		...tables.map((object) => ({
			kind: "table",
			object
		})),
		...sequences.map((object) => ({
			kind: "sequence",
			object
		})),
		...large_objects ? [{
			kind: "large-objects",
			object: "large-objects"
		}] : []
	];
}
function partKey({ kind, object }) {
	return kind === "schema" || kind === "large-objects" ? kind : `${kind} ${object}`;
}
function onlyAdvanced(name, before, restored) {
	let from = before.sequences.find((one) => one.name === name), to = restored.sequences.find((one) => one.name === name);
	return from !== void 0 && to !== void 0 && BigInt(to.last_value) >= BigInt(from.last_value) && (to.is_called || !from.is_called);
}
// src/release/rules/consistency.ts
const CODE$2 = "evidence-inconsistent", oneOfEach = {
	code: CODE$2,
	name: "there is one policy, and one provenance for each clone",
	check: (packet) => {
		let clones = safeClones(packet);
		return [...ofKind(packet, "policy").slice(1).flatMap(({ path }) => denials(CODE$2, path, ["there is another policy: two cannot both be in force"])), ...clones.flatMap(({ path, document }, index) => denials(CODE$2, path, [clones.findIndex((one) => one.document.clone_id === document.clone_id) !== index && `there is another provenance of the clone "${document.clone_id}"`]))];
	}
}, provenanceIsOfKnownThings = {
	code: CODE$2,
	name: "the dump of each clone is sealed or pinned, and its ways out were searched with the sealed policy",
	check: (packet) => safeClones(packet).flatMap(({ path, document }) => denials(CODE$2, path, [
		!dumpIsKnown(packet, document) && "its dump is neither sealed in the packet nor pinned in the policy",
		policyOf(packet) !== void 0 && referred(packet, "policy", document.leads.policy) === void 0 && "its ways out were searched with a policy that is not the sealed one",
		document.isolation.engine !== document.environment.engine && "its isolation facts are those of a different engine"
	]))
};
function dumpIsKnown(packet, { dump }) {
	let there = packet.sealed.get(dump.path);
	return there === void 0 ? policyOf(packet)?.pinned_dumps?.some((pinned) => sameBytes(pinned, dump)) === !0 : sameBytes(there, dump);
}
const expectationsAreSealed = {
	code: CODE$2,
	name: "each schema was compared with the sealed expectations, on the clone of its dump",
	check: (packet) => checkedSchemas(packet).flatMap(({ path, document }) => denials(CODE$2, path, [
		referred(packet, "schema-expectations", document.expectations) === void 0 && "the expectations that it used are not the sealed ones",
		otherDump(packet, document.clone_id, document.dump),
		document.verdict === "COMPATIBLE" && document.mismatches.length > 0 && "it lists mismatches, but its verdict is COMPATIBLE"
	]))
};
function otherDump(packet, clone, dump) {
	let provenance = safeClones(packet).find(({ document }) => document.clone_id === clone);
	return provenance !== void 0 && !sameBytes(provenance.document.dump, dump) && "its dump is not the one in the provenance";
}
const executionIsOfItsClone = {
	code: CODE$2,
	name: "each execution ran the sealed script on the clone of its provenance, and lists what it changed",
	check: (packet) => appliedExecutions(packet).flatMap(({ path, document }) => {
		let clone = safeClones(packet).find((one) => one.document.clone_id === document.clone_id), miscounted = otherRowCounts(packet, document);
		return denials(CODE$2, path, [
			otherDump(packet, document.clone_id, document.dump),
			clone !== void 0 && !(0, node_util.isDeepStrictEqual)(clone.document.environment, document.environment) && "it ran in a different database than the provenance names",
			...ranFaults(packet, document.apply, "the script that was applied"),
			document.exit_code !== 0 && `its status is APPLIED, but the script ended with exit code ${document.exit_code}`,
			!changesAreListed(document) && "its list of changes does not match the difference between the two states",
			miscounted.length > 0 && `row counts differ from those of the schema check: ${listed(miscounted)}`
		]);
	})
};
function otherRowCounts(packet, { clone_id, before }) {
	let counted = new Map(before.tables.map(({ name, rows }) => [name, rows]));
	return checkedSchemas(packet).filter(({ document }) => document.clone_id === clone_id).flatMap(({ document }) => document.observed).filter(({ name, rows }) => counted.has(name) && counted.get(name) !== rows).map(({ name }) => name);
}
function changesAreListed({ before, after, changed }) {
	let real = stateDifference(before, after);
	return real.schema === changed.schema && real.large_objects === changed.large_objects && (0, node_util.isDeepStrictEqual)(new Set(real.tables), new Set(changed.tables)) && (0, node_util.isDeepStrictEqual)(new Set(real.sequences), new Set(changed.sequences));
}
const rollbackIsOfItsExecution = {
	code: CODE$2,
	name: "each rollback ran the sealed script on the clone of the sealed execution, with the same fingerprint",
	check: (packet) => rolledBack$1(packet).flatMap(({ path, document }) => {
		let execution = executionOf(packet, document.execution);
		return denials(CODE$2, path, [
			execution === void 0 && "the execution that it undoes is not sealed in the packet, or was not applied",
			execution !== void 0 && execution.document.clone_id !== document.clone_id && "it ran on a different clone than the execution",
			execution !== void 0 && execution.document.fingerprint.method !== document.fingerprint.method && "its fingerprint was computed differently from that of the execution",
			...ranFaults(packet, document.rollback, "the script that was run"),
			...document.rows_between?.script === void 0 ? [] : ranFaults(packet, document.rows_between.script, "the script that wrote rows after the change")
		]);
	})
};
function ranFaults(packet, ran, what) {
	let missing = filesOf(ran).filter((file) => !isSealed(packet, file));
	return "run" in ran ? [missing.length > 0 && `not sealed in the packet, and run by a command: ${listed(missing.map(({ path }) => path))}`] : [missing.length > 0 && `${what} is not sealed in the packet`];
}
function executionOf(packet, ref) {
	return appliedExecutions(packet).find((one) => one.path === ref.path && sameBytes(one, ref));
}
const probeNumbersAddUp = {
	code: CODE$2,
	name: "sealed probe results count what they list",
	check: (packet) => ofKind(packet, "probe-results").flatMap(({ path, document }) => {
		let { control, planned, run, passed, probes } = document, wrong = [control, ...probes].filter((one) => one.passed && one.seen !== one.expected);
		return denials(CODE$2, path, [
			(probes.length !== run || probes.filter((one) => one.passed).length !== passed || run > planned) && "its totals do not match the probes that it lists",
			new Set(probes.map(({ id }) => id)).size !== probes.length && "it lists a probe twice",
			wrong.length > 0 && "a probe is marked as passed, but its result is not the expected one"
		]);
	})
};
// src/release/rules/drift.ts
function isBroken({ code }) {
	return require_findings.rowOf(code).broken !== void 0;
}
const sealsHold = {
	code: "seal-mismatch",
	name: "every sealed file of the packet has its sealed bytes",
	check: ({ drift, files }) => {
		let broken = drift.filter((finding) => isBroken(finding) && !isUnicode(finding)), reported = new Set(drift.filter(isBroken).map(({ path }) => path)), unreported = files.filter(({ path, intact }) => !intact && !reported.has(path));
		return denialOf("seal-mismatch", "not as sealed", [...broken, ...unreported]);
	}
}, charactersHold = {
	code: "unicode-byte-drift",
	name: "no sealed file was rewritten in other characters or another encoding",
	check: ({ drift }) => denialOf("unicode-byte-drift", "rewritten in other characters or another encoding", drift.filter((finding) => isBroken(finding) && isUnicode(finding)))
};
function isUnicode({ drift }) {
	return drift?.causes.some(({ code }) => require_findings.causeRow(code).rewritesCharacters === !0) === !0;
}
function denialOf(code, what, found) {
	let paths = [...new Set(found.flatMap(({ path }) => path ?? []))], [path] = paths;
	return path === void 0 ? [] : [{
		code,
		path,
		also: paths.slice(1),
		reason: `${what}: ${listed(paths)}`
	}];
}
// src/release/rules/budgets.ts
const ENDED = /* @__PURE__ */ new Set([
	"40P01",
	"57014",
	"57P01"
]);
function beyondLocks({ statements, unmeasured }, { max_exclusive_ms: mostMs, no_rewrite_over_rows: mostRows }, rowsOf) {
	return mostMs === void 0 && mostRows === void 0 ? [] : [...unmeasured.map((line) => ({
		line,
		reason: "this statement cannot be measured, and the policy has limits"
	})), ...statements.flatMap(({ line, rewritten, exclusive_ms: exclusiveMs }) => [...(mostRows === void 0 ? [] : rewritten.filter((name) => rowsOf(name) > mostRows)).map((name) => ({
		line,
		reason: `it writes all of ${name} again, which has more than ${mostRows} rows`
	})), ...mostMs !== void 0 && exclusiveMs > mostMs ? [{
		line,
		reason: `from here on nobody could read a table for more than ${mostMs} ms`
	}] : []])];
}
function beyondBlocked(online, { max_blocked_ms: most }) {
	if (most === void 0) return [];
	if (online === void 0) return [{ reason: "how long others stand still was not measured, and the policy limits it" }];
	let { stopped, broken, alone, unfinished } = online;
	return [
		...stopped.filter(({ blocked_ms: blockedMs }) => blockedMs > most).map(({ who, table, line, lock }) => ({
			line,
			reason: `a ${who} of ${table} stood still for more than ${most} ms: ${lock === "row locks" ? "its row is locked" : lock}`
		})),
		...broken.filter(({ code }) => ENDED.has(code)).map(({ who, table, line, code }) => ({
			...line !== void 0 && { line },
			reason: `beside it, ${table === void 0 ? "the change itself" : `a ${who} of ${table}`} was ended (${code}${code === "40P01" ? ", deadlock" : ""})`
		})),
		...alone.map(({ table, why }) => ({ reason: `how long others of ${table} stand still was not measured: ${why}` })),
		...unfinished === void 0 ? [] : [{
			...unfinished.line !== void 0 && { line: unfinished.line },
			reason: `how long others stand still was not measured to the end: ${unfinished.reason}`
		}]
	];
}
// src/release/rules/impact.ts
const CODE$1 = "budget-exceeded", changeIsWithinBudgets = {
	code: CODE$1,
	name: "each applied change is within the limits of the policy, by what was measured",
	check: (packet) => {
		let budgets = policyOf(packet)?.budgets;
		if (budgets === void 0) return [];
		let impacts = measuredImpacts(packet);
		return appliedExecutions(packet).flatMap((execution) => {
			let own = impacts.filter(({ document }) => document.execution.path === execution.path);
			return [...denials(CODE$1, execution.path, [own.length === 0 && "the policy limits what a change may do to others, and nothing shows what this one does"]), ...own.flatMap(({ path, document }) => {
				let reasons = sameBytes(document.execution, execution) ? faults(execution.document, document, budgets) : ["the execution that it measured is not the sealed one"];
				return denials(CODE$1, path, reasons, [execution.path]);
			})];
		});
	}
};
function faults(execution, impact, budgets) {
	let rows = new Map(execution.before.tables.map((table) => [table.name, table.rows])), beyond = [...beyondLocks(impact, budgets, (table) => rows.get(table) ?? 0), ...beyondBlocked(impact.online, budgets)], left = unlisted(execution, impact);
	return [
		impact.clone_id !== execution.clone_id && "it was measured on a different clone than the execution",
		execution.environment.engine !== "postgres" && "its engine cannot measure what the policy limits",
		"run" in execution.apply && "what a command does cannot be measured",
		impact.statements.length + impact.unmeasured.length > execution.statements && "it lists more statements than were run",
		left.length > 0 && `no statement in it changes ${listed(left)}, which the change changed`,
		...beyond.map(textOf$1)
	];
}
function textOf$1({ line, reason }) {
	return line === void 0 ? reason : `line ${line}: ${reason}`;
}
function unlisted({ before, after }, { statements, unmeasured }) {
	if (unmeasured.length > 0) return [];
	let locked = new Set(statements.flatMap(({ locks }) => locks.map(({ relation }) => relation))), old = new Set(before.tables.map(({ name }) => name));
	return stateDifference(before, after).tables.filter((name) => old.has(name) && !locked.has(name));
}
// src/release/rules/isolation.ts
const cloneIsIsolated = {
	code: "clone-not-isolated",
	name: "each clone that is used is cut off from everything, by facts read back from it",
	check: (packet) => {
		let sharedAllowed = policyOf(packet)?.allow?.shared_network === !0, clones = safeClones(packet), known = new Set(clones.map(({ document }) => document.clone_id)), ran = [...appliedExecutions(packet).map(({ path, document }) => ({
			path,
			command: document.apply
		})), ...rolledBack$1(packet).map(({ path, document }) => ({
			path,
			command: document.rollback
		}))], used = [
			...checkedSchemas(packet),
			...appliedExecutions(packet),
			...rolledBack$1(packet)
		];
		return [
			...clones.flatMap(({ path, document }) => denials("clone-not-isolated", path, openings(document, sharedAllowed))),
			...ran.flatMap(({ path, command }) => "run" in command ? denials("clone-not-isolated", path, commandFaults(command, policyOf(packet))) : []),
			...used.flatMap(({ path, document }) => denials("clone-not-isolated", path, [!known.has(document.clone_id) && `nothing in the packet shows what clone "${document.clone_id}" is and that it was cut off`]))
		];
	}
};
function openings({ isolation, environment, destroyed }, sharedAllowed) {
	return [
		...engineFaults(isolation, sharedAllowed),
		...connectionFaults(environment.connection, isolation),
		!destroyed && "the clone was not destroyed"
	];
}
function engineFaults(isolation, sharedAllowed) {
	return isolation.engine === "sqlite" ? confinedSqlite(isolation) : isolation.engine === "pglite" ? embeddedFaults(isolation) : ownServer(isolation, sharedAllowed);
}
function confinedSqlite(facts) {
	let open = WALLS.filter((wall) => !facts.held_back.includes(wall));
	return [
		open.length > 0 && `nothing held its process back from: ${listed(open.map((wall) => wall.replace("_", " ")))}`,
		!facts.permission_model && "Node's permission model was off",
		facts.inherited_environment.length > 0 && `its process inherited variables of the job: ${listed(facts.inherited_environment)}`,
		...escapeFaults(facts.escape_attempts)
	];
}
function escapeFaults(attempts) {
	let escaped = attempts.filter(({ refused }) => !refused).length;
	return [attempts.length === 0 && "no escape was attempted, so nothing shows that it cannot be escaped", escaped > 0 && `${escaped} of ${attempts.length} attempts to escape from it were not refused`];
}
function commandFaults({ run: [program = ""], isolation }, policy) {
	let open = Object.entries(isolation).flatMap(([name, holds]) => holds ? [] : [name.replaceAll("_", " ")]);
	return [policy?.allow?.commands?.includes(program) !== !0 && `the policy does not allow the command ${JSON.stringify(program)}`, open.length > 0 && `nothing shows of its command: ${listed(open)}`];
}
function connectionFaults({ kind, host }, isolation) {
	let isOldEmbedded = isolation.engine === "pglite" && isolation.process === void 0, expected = isolation.engine === "postgres" ? "unix-socket" : isOldEmbedded ? "in-process" : "pipe";
	return [kind !== expected && `it was reached by ${kind}, not by ${expected}`, kind === expected && host !== void 0 && "it was reached under a host name"];
}
function embeddedFaults({ in_process: inProcess, process, host_files_visible: filesVisible }) {
	return [
		process === void 0 && inProcess !== !0 && "nothing shows what process the engine ran in",
		process !== void 0 && inProcess !== void 0 && "it names two processes that the engine ran in",
		...process === void 0 ? [] : confinedProcess(process),
		filesVisible && "files of the machine were visible to SQL"
	];
}
function confinedProcess(facts) {
	let open = WALLS.filter((wall) => !facts.held_back.includes(wall));
	return [
		!facts.in_webassembly && "the engine did not run as WebAssembly",
		open.length > 0 && `nothing held its process back from: ${listed(open.map((wall) => wall.replace("_", " ")))}`,
		!facts.permission_model && "Node's permission model was off",
		facts.inherited_environment.length > 0 && `its process inherited variables of the job: ${listed(facts.inherited_environment)}`
	];
}
function ownServer(facts, sharedAllowed) {
	return [
		facts.listen_addresses !== "" && "the server listens on network addresses",
		facts.listening_tcp_sockets > 0 && "TCP sockets are open in its network",
		facts.connected_over_network && "the connection came over the network",
		!facts.data_directory_is_ours && "its data directory is not the throwaway one",
		!/^0?700$/.test(facts.data_directory_mode) && "its data directory is open to others",
		facts.inherited_environment.length > 0 && `it inherited variables of the job: ${listed(facts.inherited_environment)}`,
		facts.scripts_as_superuser && "the scripts ran as superuser",
		...escapeFaults(facts.escape_attempts),
		...network(facts, sharedAllowed)
	];
}
function network(facts, sharedAllowed) {
	return facts.own_network_namespace ? [facts.interfaces.some((name) => name !== "lo") && "its network has more than the loopback interface", facts.routes > 0 && "its network has routes"] : [!sharedAllowed && "it shares the network of the machine, which the policy does not allow"];
}
// src/release/rules/mutation.ts
const changeChanges = {
	code: "apply-equals-before",
	name: "the state after the change differs from the state before it, in what the change is about",
	check: (packet) => appliedExecutions(packet).flatMap(({ path, document }) => {
		let difference = stateDifference(document.before, document.after), untouched = untouchedTables(difference, expectTouched(packet, document.clone_id)), nothing = partsOf(difference).length === 0;
		return denials("apply-equals-before", path, [nothing && "the state after the change is the state before it", !nothing && untouched.length > 0 && `the rows of ${listed(untouched)} are the same before and after the change`]);
	})
};
function expectTouched(packet, clone) {
	return checkedSchemas(packet).filter(({ document }) => document.clone_id === clone).flatMap(({ document }) => referred(packet, "schema-expectations", document.expectations)?.document.expect_touched ?? []);
}
// src/release/rules/production.ts
const cloneLeadsNowhere = {
	code: "clone-points-to-production",
	name: "no clone is production, and nothing in one leads there",
	check: (packet) => {
		let policy = policyOf(packet);
		return safeClones(packet).flatMap(({ path, document }) => denials("clone-points-to-production", path, [...leads(document), ...policy === void 0 ? ["no policy defines production, so nothing shows that this is not production"] : isProduction(document, policy)]));
	}
};
function leads({ leads: { checked, found } }) {
	let unchecked = LEAD_KINDS.filter((kind) => !checked.includes(kind)), ways = found.map(({ kind, object }) => `${kind} ${object}`);
	return [unchecked.length > 0 && `it was not searched for: ${listed(unchecked)}`, found.length > 0 && `it contains ways out: ${listed(ways)}`];
}
function isProduction({ environment, source, leads: { found } }, { production }) {
	let { system_identifier: own, connection } = environment, hosts = new Set(production.endpoints.map(({ host }) => plainHost(host))), named = found.filter(({ host }) => host !== void 0 && hosts.has(plainHost(host)));
	return [
		(production.system_identifiers.includes(own) || source.system_identifier === own) && "it has the system identifier of production",
		connection.host !== void 0 && hosts.has(plainHost(connection.host)) && "it was reached at an endpoint of production",
		named.length > 0 && `${named.length} of its ways out name an endpoint of production`
	];
}
function plainHost(host) {
	return host.trim().toLowerCase().replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
}
// src/release/rules/production-claim.ts
const cloneProvesNoProduction = {
	code: "production-pass-from-clone",
	name: "nothing about production is claimed from what was seen on a clone",
	check: (packet) => [
		...claims(packet),
		...closures(packet),
		...validators(packet)
	]
};
function claims(packet) {
	return CLONE_KINDS.flatMap((kind) => ofKind(packet, kind)).flatMap(({ path, document }) => denials("production-pass-from-clone", path, [document.production_claim !== "NONE" && "it claims something about production; a clone can only claim NONE"]));
}
function closures(packet) {
	let cloneEvidence = new Set(CLONE_KINDS.flatMap((kind) => ofKind(packet, kind)).map(({ path }) => path));
	return ofKind(packet, "blocker-map").flatMap(({ path, document }) => document.blockers.filter(({ state, scope }) => state === "CLOSED" && scope === "production").flatMap(({ id, closes_when }) => denials("production-pass-from-clone", path, [closes_when.some((proof) => cloneEvidence.has(proof.document)) && `the production blocker "${id}" is claimed closed by what was seen on a clone`])));
}
function validators(packet) {
	return ranValidators(packet).flatMap(({ path, document }) => {
		let validator = referred(packet, "validator", document.validator);
		return denials("production-pass-from-clone", path, [document.status === "PASS" && validator?.document.scope === "production" && judgesClone(packet, document) && "it passes for production, and what it judged was seen on a clone"]);
	});
}
// src/release/rules/declared-exceptions.ts
function exceptedParts(under, allowed) {
	if (under === void 0) return [];
	let declared = allowedExceptions(under.declared, allowed);
	if (declared.length < under.declared.length) return [];
	let { schema, tables } = under, isSchema = schema !== void 0 && schema.before === schema.restored, same = tables.filter(({ before, restored }) => before === restored).map(({ name }) => name);
	return [...isSchema ? [{
		kind: "schema",
		object: "schema"
	}] : [], ...declared.flatMap((one) => one.kind === "columns" && same.includes(one.table) || one.kind === "rows-added" && under.rows_added.some(({ name, missing }) => name === one.table && missing === 0) ? [{
		kind: "table",
		object: one.table
	}] : [])];
}
function isSameAgain(again, after, under, allowed) {
	return again === after ? !0 : under?.again === void 0 || allowedExceptions(under.declared, allowed).length < under.declared.length ? !1 : under.again.after === under.again.again;
}
// src/release/rules/restoration.ts
const rollbackRestores = {
	code: "rollback-not-restored",
	name: "each applied change was undone, and nothing of it is left",
	check: (packet) => {
		let { allow, require_rows_between: isBetweenRequired } = policyOf(packet) ?? {}, rollbacks = rolledBack$1(packet);
		return appliedExecutions(packet).flatMap((execution) => {
			let undoings = rollbacks.filter(({ document }) => document.execution.path === execution.path);
			return [...denials("rollback-not-restored", execution.path, [undoings.length === 0 && `the change was applied, and nothing shows that it was undone${failure(packet, execution.path)}`]), ...undoings.flatMap(({ path, document }) => denials("rollback-not-restored", path, [...left(execution.document, document, allow), isBetweenRequired === !0 && notBetween(execution.document, document)], [execution.path]))];
		});
	}
};
function failure(packet, execution) {
	let reasons = ofKind(packet, "rehearsal-rollback").flatMap(({ document }) => document.status === "FAILED" && document.execution?.path === execution ? [document.reason.slice(0, 500)] : []);
	return reasons.length === 0 ? "" : `: ${listed(reasons)}`;
}
function notBetween({ before, after }, { rows_between: between }) {
	if (between === void 0) return "the policy requires rows that are written between the change and its rollback, and none were";
	let { kept, lost, not_generated: notGenerated } = between;
	if (kept.length + lost.length > 0) return !1;
	let former = new Set(before.tables.map(({ name }) => name)), touched = stateDifference(before, after).tables.filter((name) => former.has(name) && after.tables.some((one) => one.name === name)), named = [...notGenerated.map(({ table, reason }) => `${table}: ${reason}`), ...touched.filter((name) => !notGenerated.some(({ table }) => table === name))];
	return named.length > 0 && `no row was written between the change and its rollback (${listed(named)})`;
}
function left(execution, rollback, allow) {
	let { before, after } = execution, { restored } = rollback, real = partsOf(stateDifference(before, restored)).map(partKey), excepted = exceptedParts(rollback.under_exceptions, allow?.exceptions).map(partKey), allowed = /* @__PURE__ */ new Set([...allowedParts(allow?.sequences_may_advance ?? [], before, restored), ...excepted]), claimed = rollback.not_restored.map(partKey), hidden = real.filter((part) => allowed.has(part) && !claimed.includes(part)), residue = [.../* @__PURE__ */ new Set([...real, ...claimed])].filter((part) => !allowed.has(part));
	return [
		residue.length > 0 && `not as it was before the change: ${listed(residue)}`,
		hidden.length > 0 && `not listed as left behind: ${listed(hidden)}`,
		residue.length === 0 && rollback.status === "NOT_RESTORED" && "its own status is that the state was not restored",
		(rollback.rows_between?.not_restored ?? []).length > 0 && `rows written after the change were not kept: ${listed((rollback.rows_between?.not_restored ?? []).map(({ table }) => table))}`,
		rollback.exit_code !== 0 && `the rollback ended with exit code ${rollback.exit_code}`,
		rollback.applied_again === void 0 && rollback.status === "RESTORED" && "the change was not applied again",
		rollback.applied_again !== void 0 && !isSameAgain(rollback.applied_again.schema, after.schema, rollback.under_exceptions, allow?.exceptions) && "the change, applied again, led to another schema",
		!(execution.fingerprint.canary_seen && rollback.fingerprint.canary_seen) && "the fingerprint did not see a change that was made to be seen, so equal fingerprints prove nothing"
	];
}
function allowedParts(mayAdvance, before, restored) {
	return mayAdvance.filter((name) => onlyAdvanced(name, before, restored)).map((object) => partKey({
		kind: "sequence",
		object
	}));
}
// src/release/rules/schema-difference.ts
function schemaMismatches(expectations, observed) {
	let tables = new Map(observed.map((table) => [table.name, table])), { rollback_anchor: anchor } = expectations, anchored = anchor === void 0 || tables.get(anchor.table)?.columns.some(({ name }) => name === anchor.column) === !0;
	return [...expectations.tables.flatMap((table) => {
		let found = tables.get(table.name);
		return found === void 0 ? [`${table.name} is not there`] : tableMismatches(table, found);
	}), ...anchored ? [] : ["the rollback anchor is not there"]];
}
function tableMismatches(expected, observed) {
	let { name } = expected;
	return [
		...columnMismatches(expected, observed),
		...keyMismatches(expected, observed),
		...rowMismatches(expected, observed)
	].map((mismatch) => `${name}: ${mismatch}`);
}
function columnMismatches(expected, observed) {
	let columns = new Map(observed.columns.map((column) => [column.name, column]));
	return expected.columns.flatMap(({ name, type, nullable }) => {
		let found = columns.get(name);
		return found === void 0 ? [`column ${name} is not there`] : [...found.type === type ? [] : [`column ${name} is ${found.type}, not ${type}`], ...found.nullable === nullable ? [] : [`column ${name} ${found.nullable ? "may" : "must not"} be null`]];
	});
}
function keyMismatches(expected, observed) {
	let { primary_key: primary, unique = [], foreign_keys: foreign = [] } = expected, missing = (wanted, found) => wanted.filter((key) => !found?.some((one) => (0, node_util.isDeepStrictEqual)(one, key))).length;
	return [
		...primary === void 0 || (0, node_util.isDeepStrictEqual)(primary, observed.primary_key) ? [] : ["its primary key is another one"],
		...missing(unique, observed.unique) > 0 ? ["a unique key is not there"] : [],
		...missing(foreign, observed.foreign_keys) > 0 ? ["a foreign key is not there"] : []
	];
}
function rowMismatches(expected, observed) {
	let { min_rows: least = 0, required_rows: required = [] } = expected, found = (where) => observed.required_rows?.some((row) => row.found > 0 && (0, node_util.isDeepStrictEqual)(row.where, where)) === !0;
	return [...observed.rows >= least ? [] : [`it has ${observed.rows} rows, and at least ${least} are needed`], ...required.filter(({ where }) => !found(where)).map(({ why }) => `a required row is not there (${why})`)];
}
// src/release/rules/server-major.ts
function systemOf(engine) {
	return engine === "sqlite" ? "SQLite" : "PostgreSQL";
}
function majorOf(version) {
	let [, first, second] = /^(\d+)(?:\.(\d+))?/.exec(version) ?? [];
	if (first !== void 0) return Number(first) >= 10 || second === void 0 ? first : `${first}.${second}`;
}
function otherMajor(dump, { engine, server_version: version }) {
	let [of, on] = [dump === void 0 ? void 0 : majorOf(dump), majorOf(version)];
	return of === void 0 || on === void 0 ? "unknown" : of === on ? void 0 : {
		system: systemOf(engine),
		dump: of,
		engine: on
	};
}
function majorFault(dump, engine) {
	let other = otherMajor(dump, engine);
	if (other === void 0) return;
	if (other === "unknown") return "the dump does not state the version of its server, and the policy requires the same major version";
	let { system } = other;
	return `the dump is of ${system} ${other.dump}, and the clone ran on ${system} ${other.engine}: the policy requires the same major version`;
}
// src/release/rules/schema.ts
const schemaIsAsExpected = {
	code: "schema-mismatch-ignored",
	name: "a clone is only called compatible, and only used, when its schema is the expected one",
	check: (packet) => {
		let schemas = checkedSchemas(packet), executions = appliedExecutions(packet), used = new Set(executions.map(({ document }) => document.clone_id)), checked = new Set(schemas.map(({ document }) => document.clone_id));
		return [
			...versionFaults(packet),
			...schemas.flatMap(({ path, document }) => denials("schema-mismatch-ignored", path, ignoredFaults(packet, document, used.has(document.clone_id)))),
			...executions.flatMap(({ path, document }) => denials("schema-mismatch-ignored", path, [!checked.has(document.clone_id) && "the change was applied to a clone whose schema nobody compared with the expected one"]))
		];
	}
};
function versionFaults(packet) {
	return policyOf(packet)?.require_same_major === !0 ? safeClones(packet).flatMap(({ path, document: { source, environment } }) => denials("schema-mismatch-ignored", path, [majorFault(source.server_version, environment) ?? !1])) : [];
}
function ignoredFaults(packet, document, used) {
	if (!used && document.verdict === "MISMATCH") return [];
	let expectations = referred(packet, "schema-expectations", document.expectations), mismatches = expectations === void 0 ? [] : schemaMismatches(expectations.document, document.observed);
	return [mismatches.length > 0 && `the schema is not the expected one: ${listed(mismatches)}`, mismatches.length === 0 && document.verdict === "MISMATCH" && "its own verdict is that the schema is not the expected one"];
}
// src/release/rules/reviewed-secrets.ts
function withoutReviewed(findings, columns, exceptions = []) {
	let filled = columns.filter(({ values }) => values > 0), used = [], problems = [];
	for (let exception of exceptions) {
		let isOf = (one) => one.table === exception.table && one.column === exception.column, own = findings.filter(isOf), values = filled.find(isOf)?.values, found = values ?? own.length;
		if (found === 0) continue;
		let { count, sha256 } = exception;
		(sha256 === void 0 ? found === count : values === void 0 && own.every(({ value_sha256: value }) => value !== void 0 && sha256.includes(value))) ? used.push({
			...exception,
			found
		}) : problems.push(problemOf(exception, found, values !== void 0));
	}
	let isUsed = (one) => used.some(({ table, column }) => table === one.table && column === one.column);
	return {
		left: findings.filter((one) => !isUsed(one)),
		columnsLeft: filled.filter((one) => !isUsed(one)),
		used,
		problems
	};
}
function problemOf({ table, column, count }, found, mustBeEmpty) {
	let place = `${table}.${column}`;
	return count === void 0 ? mustBeEmpty ? `the policy has reviewed values of ${place} by digest; a column that must be empty is reviewed by count` : `${place} holds other values than those that the policy has reviewed` : `the policy has reviewed ${count} in ${place}, and there are ${found}`;
}
// src/release/rules/secrets.ts
const cloneHoldsNoSecrets = {
	code: "clone-has-secrets",
	name: "the whole dump of each clone was searched for secrets, and none was found",
	check: (packet) => {
		let reviewed = policyOf(packet)?.allow?.reviewed_secrets;
		return safeClones(packet).flatMap(({ path, document }) => denials("clone-has-secrets", path, secrets(document, reviewed)));
	}
};
function secrets({ dump, secret_scan: scan }, reviewed) {
	let { left, columnsLeft } = withoutReviewed(scan.findings, scan.columns, reviewed), places = left.map(({ rule, path, line }) => `${rule} in ${path}${line === void 0 ? "" : `:${line}`}`), filled = columnsLeft.map(({ table, column }) => `${table}.${column}`);
	return [
		!scan.scanned.some((file) => sameBytes(file, dump)) && "the dump that was restored is not the one that was searched",
		scan.rules === 0 && "it was searched without any rule",
		places.length > 0 && `secrets were found: ${listed(places)}`,
		filled.length > 0 && `columns that must be empty have values: ${listed(filled)}`
	];
}
// src/release/token-bytes.ts
function tokensInBytes(search, pieces) {
	let plain = search.scan(), escapes = new EscapeReader(), unescaped, read = (text) => {
		unescaped === void 0 && text.includes("\\") && (unescaped = plain.copy()), plain.read(text), unescaped?.read(escapes.read(text));
	};
	for (let text of textOf(pieces)) read(text);
	let hits = plain.end();
	if (unescaped === void 0) return hits;
	unescaped.read(escapes.end());
	let found = new Set(hits.map(({ rule }) => rule));
	return [...hits, ...unescaped.end().filter(({ rule }) => !found.has(rule))];
}
function* textOf(pieces) {
	let start = /* @__PURE__ */ new Uint8Array(), decoder;
	for (let piece of pieces) {
		let bytes = start.length === 0 ? piece : Buffer.concat([start, piece]);
		decoder === void 0 && bytes.length < 2 ? start = Uint8Array.from(bytes) : (start = /* @__PURE__ */ new Uint8Array(), decoder ??= decoderFor(bytes), yield decoder.decode(bytes, { stream: !0 }));
	}
	decoder ??= decoderFor(start), yield decoder.decode(start);
}
function decoderFor([first, second]) {
	return new TextDecoder(first === 255 && second === 254 ? "utf-16le" : first === 254 && second === 255 ? "utf-16be" : "utf-8");
}
const ESCAPE = /\\(?:u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{2})|([/\\"']))/iy;
var EscapeReader = class {
	#held = "";
	read(piece) {
		return this.#resolve(this.#held + piece, 10);
	}
	end() {
		return this.#resolve(this.#held, 1);
	}
	#resolve(text, ahead) {
		let parts = [], from = 0;
		for (let at = text.indexOf("\\"); at >= 0 && at + ahead <= text.length; at = text.indexOf("\\", from)) {
			ESCAPE.lastIndex = at;
			let match = ESCAPE.exec(text), character = match === null ? void 0 : characterOf(match);
			match === null || character === void 0 ? (parts.push(text.slice(from, at + 1)), from = at + 1) : (parts.push(text.slice(from, at), character), from = at + match[0].length);
		}
		let rest = text.indexOf("\\", from);
		return parts.push(text.slice(from, rest < 0 ? void 0 : rest)), this.#held = rest < 0 ? "" : text.slice(rest), parts.join("");
	}
};
function characterOf([, four, braced, hex, plain]) {
	if (plain !== void 0) return plain;
	let point = Number.parseInt(four ?? braced ?? hex ?? "", 16);
	return point <= 1114111 && point !== 10 ? String.fromCodePoint(point) : void 0;
}
// src/release/rules/tokens.ts
const CODE = "forbidden-token", noForbiddenToken = {
	code: CODE,
	name: "no sealed file holds a token that the policy forbids",
	check: (packet) => {
		let tokens = tokensOf(packet), excepted = exceptedPaths(packet), policies = new Map(ofKind(packet, "policy").map(({ path, document }) => [path, document]));
		return packet.files.filter(({ path, intact }) => intact && !excepted.has(path)).flatMap((file) => {
			let name = tokenHits(file.path, tokens).map(({ rule }) => rule);
			return [...denials(CODE, file.path, [name.length > 0 && `the name of the file breaks rule ${listed(name)}`]), ...inContent(file, {
				tokens,
				policy: policies.get(file.path)
			})];
		});
	}
};
function exceptedPaths(packet) {
	let refs = ofKind(packet, "policy").flatMap(({ document }) => document.forbidden_tokens_except ?? []);
	return new Set(refs.filter((ref) => isSealed(packet, ref)).map(({ path }) => path));
}
function inContent(file, { tokens, policy }) {
	let { path } = file;
	if (policy !== void 0) {
		let rest = JSON.stringify({
			...policy,
			forbidden_tokens: []
		});
		return denials(CODE, path, [outside(tokenHits(rest, tokens))]);
	}
	try {
		return denials(CODE, path, [inLines(tokensInBytes(searchFor(tokens), piecesOf(file)))]);
	} catch (error) {
		return denials(CODE, path, [`it could not be searched for forbidden tokens: ${require_hashing.errorMessage(error)}`]);
	}
}
function piecesOf({ bytes, pieces }) {
	if (bytes !== void 0) return [bytes];
	if (pieces === void 0) throw Error("it was not read");
	return pieces();
}
function inLines(hits) {
	return hits.length !== 0 && [...hits.slice(0, 20).map(({ rule, line }) => `rule ${rule}, line ${line}`), ...more(hits)].join("; ");
}
function outside(hits) {
	return hits.length !== 0 && [...hits.slice(0, 20).map(({ rule }) => `rule ${rule}, outside its list of tokens`), ...more(hits)].join("; ");
}
function more({ length }) {
	return length > 20 ? [`and ${length - 20} more rules`] : [];
}
// src/release/rules/validators.ts
const resultIsOfThePinnedValidator = {
	code: "evidence-inconsistent",
	name: "each validator result is of the pinned bytes, its own cases ended as they must, and it judged what it must judge",
	check: (packet) => ranValidators(packet).flatMap(({ path, document }) => {
		let validator = referred(packet, "validator", document.validator);
		return validator === void 0 ? denials("evidence-inconsistent", path, ["the validator that it names is not a sealed validator of this packet"]) : denials("evidence-inconsistent", path, [...identity(packet, validator.document, document), ...document.status === "PASS" ? outcomes(validator.document, document) : []]);
	})
};
function identity(packet, pinned, result) {
	let { program } = pinned, there = packet.sealed.get(program.path), unsealed = result.judged.filter(({ file }) => !isSealed(packet, file)).map(({ file }) => file.path);
	return [
		!sameBytes(program, result.program) && "the bytes that ran are not the pinned ones",
		there !== void 0 && !sameBytes(there, program) && "the sealed program is not the pinned one",
		unsealed.length > 0 && `it judged other bytes than the sealed ones: ${listed(unsealed)}`
	];
}
function outcomes(pinned, result) {
	let judged = new Map(result.judged.map((one) => [one.file.path, one])), refused = pinned.judges.filter((path) => !endedWith(judged.get(path), 0));
	return [
		!endedWith(result.self_test, 0) && "its self-test did not pass",
		...cases("reject", pinned.must_reject, result.must_reject),
		...cases("accept", pinned.must_accept.map((one) => ({
			...one,
			exit_code: 0
		})), result.must_accept),
		refused.length > 0 && `it did not accept ${listed(refused)}`,
		result.judged.some((one) => !endedWith(one, 0)) && refused.length === 0 && "it did not accept all that it judged"
	];
}
function cases(verb, wanted, ran) {
	let results = new Map(ran.map((one) => [one.id, one])), wrong = wanted.filter(({ id, input, exit_code }) => {
		let result = results.get(id);
		return result === void 0 || !sameBytes(result.input, input) || !endedWith(result, exit_code);
	});
	return [wrong.length > 0 && `it was not shown to ${verb} ${listed(wrong.map(({ id }) => id))}`, ran.length > wanted.length && `it ran cases to ${verb} that the validator does not name`];
}
function endedWith(outcome, code) {
	return outcome !== void 0 && !outcome.timed_out && outcome.exit_code === code;
}
// src/release/rules/all-rules.ts
const RULES = [
	sealsHold,
	charactersHold,
	cloneIsIsolated,
	cloneLeadsNowhere,
	cloneHoldsNoSecrets,
	schemaIsAsExpected,
	changeChanges,
	rollbackRestores,
	changeIsWithinBudgets,
	cloneProvesNoProduction,
	noForbiddenToken,
	oneOfEach,
	provenanceIsOfKnownThings,
	expectationsAreSealed,
	executionIsOfItsClone,
	rollbackIsOfItsExecution,
	resultIsOfThePinnedValidator,
	probeNumbersAddUp
];
// src/release/judge.ts
var judge_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ judgeRelease: () => judgeRelease });
const RANK = [
	"BLOCKED",
	"READY_NOT_APPLIED",
	"REHEARSED"
];
function judgeRelease(input, rules = RULES) {
	let packets = input.packets.map((packet) => judgePacket(packet, input, rules)).filter(({ release }) => release);
	if (packets.length === 0) return require_gate.NOTHING_JUDGED;
	let holds = [...new Set(packets.flatMap((packet) => packet.holds))], statuses = packets.map((packet) => RANK.indexOf(packet.packetStatus));
	return {
		findings: packets.flatMap(({ findings }) => findings),
		blockers: packets.flatMap(({ blockers }) => blockers),
		decision: holds.length === 0 ? "CLEARED_FOR_OPERATOR" : "HOLD_PRODUCTION",
		code: holds.length === 0 ? "cleared" : "held",
		reason: holds[0] ?? "every blocker is closed by evidence, and nothing denies it",
		holds,
		needed: packets.flatMap(({ needed }) => needed),
		...expiryOf(input.moment, packets),
		packetStatus: RANK[Math.min(...statuses)] ?? "BLOCKED"
	};
}
function judgePacket({ files, findings, blockerMap }, input, rules) {
	let sealed = evidenceOf(files), ends = endsOf(sealed, input.moment), evidence = {
		...sealed,
		ended: ends.ended
	}, packet = {
		...evidence,
		files,
		drift: findings
	}, release = evidence.documents.length + evidence.problems.length > 0 || blockerMap !== void 0, denied = release ? [...evidence.problems, ...rules.flatMap((rule) => rule.check(packet))] : [], map = judgeMap(packet, denied, blockerMap, ends.endOf), denials = [...denied, ...map.denials], status = packetStatus(packet.documents, denials.length > 0 || input.verdict !== "pass"), holds = reasonsToHold({
		...input,
		evidence,
		denials,
		blockers: map.blockers,
		status
	}), tokens = tokensOf(packet), byPath = new Map(files.map((file) => [file.path, file]));
	return {
		release,
		findings: [...denials.map((denial) => findingOf(denial, "fail", byPath, tokens)), ...ends.notes.map(({ severity, ...note }) => findingOf(note, severity, byPath, tokens))],
		ends: ends.next === void 0 || !holdsToken(`${ends.next.path} ${ends.next.blocker}`, tokens) ? ends : { limited: ends.limited },
		blockers: (map.blockers ?? []).map((blocker) => withoutTokens(blocker, tokens)),
		holds: holds.map((reason) => withhold(reason, tokens)),
		needed: neededOf(packet).map((text) => withhold(text, tokens)),
		packetStatus: status
	};
}
function expiryOf(moment, packets) {
	if (moment?.clock === void 0 || !packets.some(({ ends }) => ends.limited)) return {};
	let [next] = packets.flatMap(({ ends }) => ends.next ?? []).toSorted((a, b) => a.not_after < b.not_after ? -1 : 1);
	return { expiry: {
		clock: moment.clock,
		...next !== void 0 && { next }
	} };
}
function judgeMap(packet, denied, wanted, endOf) {
	let [map, ...others] = ofKind(packet, "blocker-map");
	if (wanted !== void 0 && map?.path !== wanted) return {
		blockers: void 0,
		denials: [{
			code: "blocker-map-invalid",
			path: wanted,
			reason: "it was named as the blocker map, but is not a sealed, intact and valid blocker map"
		}]
	};
	if (map === void 0) return {
		blockers: void 0,
		denials: []
	};
	let { blockers, errors } = effectiveMap(map.document, packet, denied, endOf);
	return {
		blockers,
		denials: [...others.map(({ path }) => `${path} is another blocker map: two cannot both be in force`), ...errors].map((reason) => ({
			code: "blocker-map-invalid",
			path: map.path,
			reason
		}))
	};
}
function findingOf({ code, path, reason }, severity, files, tokens) {
	let file = path === void 0 ? void 0 : files.get(path);
	return {
		code,
		severity,
		...path !== void 0 && !holdsToken(path, tokens) && { path },
		...file !== void 0 && {
			manifest: file.manifest,
			line: file.seal.line
		},
		reason: withhold(reason, tokens)
	};
}
function withoutTokens(blocker, tokens) {
	let { id, title, reason, progress, depends_on = [] } = blocker;
	return {
		...blocker,
		id: withhold(id, tokens),
		title: withhold(title, tokens),
		reason: withhold(reason, tokens),
		...progress !== void 0 && { progress: withhold(progress, tokens) },
		depends_on: depends_on.map((other) => withhold(other, tokens))
	};
}
function neededOf(packet) {
	return ofKind(packet, "clone-provenance").flatMap(({ document }) => document.verdict === "NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE" ? document.operator_input_needed : []);
}
// src/release/starter-validator.ts
function exampleValidator() {
	let files = [
		PROGRAM,
		TWO_FILES,
		ONE_FILE
	], [program, accepted, rejected] = files.map(ref);
	if (program === void 0 || accepted === void 0 || rejected === void 0) throw Error("the example lacks a file");
	let validator = {
		schema: "seal-gate/validator/1",
		validator_id: "example",
		title: "An example: the change and its rollback are two different files",
		scope: "design",
		program,
		interpreter: ["node"],
		timeout_seconds: 30,
		max_output_bytes: 65536,
		self_test: { args: ["--self-test"] },
		must_reject: [{
			id: "one-file-for-both",
			input: rejected,
			args: [],
			exit_code: 3
		}],
		must_accept: [{
			id: "two-files",
			input: accepted,
			args: []
		}],
		judges: ["rehearsal.json"]
	};
	return [...files, ["validator.json", require_gate.jsonText(validator)]];
}
function ref([path, text]) {
	let bytes = Buffer.from(text);
	return {
		path,
		sha256: require_hashing.digestOf("sha256", bytes),
		bytes: bytes.length
	};
}
const PROGRAM = ["validator/example.mjs", "// An example of a validator: replace it by one that judges what you rely on. It gets the path of a file, and refuses by its exit code.\nimport { readFileSync } from 'node:fs'\n\nconst [argument] = process.argv.slice(2)\nif (argument === '--self-test') process.exit(isAccepted({ apply: { path: 'a' }, rollback: { path: 'b' } }) ? 0 : 1)\n\nlet order\ntry {\n  order = JSON.parse(readFileSync(argument, 'utf8'))\n} catch {\n  process.exit(2)\n}\nprocess.exit(isAccepted(order) ? 0 : 3)\n\nfunction isAccepted(value) {\n  const [apply, rollback] = [value?.apply?.path, value?.rollback?.path]\n  return typeof apply === 'string' && typeof rollback === 'string' && apply !== rollback\n}\n"], order = (rollback) => require_gate.jsonText({
	apply: { path: "sql/apply.sql" },
	rollback: { path: rollback }
}), TWO_FILES = ["validator/cases/two-files.json", order("sql/rollback.sql")], ONE_FILE = ["validator/cases/one-file-for-both.json", order("sql/apply.sql")];
// src/release/starter-packet.ts
function starterPacket() {
	return new Map([
		[".gitattributes", "# Sealed bytes are not git's business.\n* -text\n"],
		["README.md", README],
		["sql/apply.sql", "-- The change.\n"],
		["sql/rollback.sql", "-- The change, undone.\n"],
		...exampleValidator(),
		...Object.entries(DOCUMENTS).map(([path, document]) => [path, require_gate.jsonText(document)])
	]);
}
const README = "# A release packet\n\nIt is READY_NOT_APPLIED, and the decision is HOLD_PRODUCTION. The next steps, in this folder:\n\n1. In policy.json, name production: its endpoints, or the system_identifier of pg_control_system(). No clone may be any of them.\n2. In schema-expectations.json, describe the tables, columns and rows that the change needs.\n3. Write the change and its rollback: sql/apply.sql, sql/rollback.sql.\n4. In blocker-map.json, name every reason to hold, and the evidence that would close it.\n5. In clone-provenance.json, name exactly which dump the operator must supply. With it, add \"pinned_dumps\": [{\"sha256\": \"HEX\", \"bytes\": N}] to policy.json; then: seal-gate rehearse rehearsal.json --dump FILE --out .\n6. validator.json pins an example that judges the design only. For production, pin your own with \"scope\": \"production\", and let it judge what was read there.\n7. After every change, seal again: seal-gate seal . -o seal-gate.json\n8. Write the tree hash: sha256sum seal-gate.json > packet_tree.sha256\n9. If a validator changed, or a file that it judges, let it judge again: seal-gate rerun . --run-validator --write\n10. Check the packet: seal-gate verify seal-gate.json --manifest-sha256 packet_tree.sha256\n11. Anyone can generate again what a machine made, and compare: seal-gate rerun . --run-validator\n", CLONE = "clone-provenance.json", SCHEMA = "schema-compatibility.json", EXECUTION = "clone-rehearsal-execution-evidence.json", ROLLBACK = "clone-rollback-evidence.json", NO_CLONE = "no dump has been supplied", policy = {
	schema: "seal-gate/policy/1",
	production: {
		endpoints: [{
			host: "db.production.example",
			port: 5432
		}],
		system_identifiers: []
	},
	required_evidence: [...REQUIRABLE]
}, expectations = {
	schema: "seal-gate/schema-expectations/1",
	tables: [{
		name: "public.example",
		columns: [{
			name: "id",
			type: "integer",
			nullable: !1
		}],
		primary_key: ["id"]
	}]
}, provenance = {
	schema: "seal-gate/clone-provenance/1",
	production_claim: "NONE",
	verdict: "NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE",
	reason: NO_CLONE,
	operator_input_needed: ["an anonymised dump with owners and privileges: pg_dump --format=plain --encoding=UTF8 --no-publications --no-subscriptions --file=clone.sql DATABASE"]
}, compatibility = {
	schema: "seal-gate/schema-compatibility/1",
	production_claim: "NONE",
	verdict: "NOT_CHECKED",
	reason: NO_CLONE
}, execution = {
	schema: "seal-gate/rehearsal-execution/1",
	production_claim: "NONE",
	status: "NOT_APPLIED",
	reason: NO_CLONE
}, rollback = {
	schema: "seal-gate/rehearsal-rollback/1",
	production_claim: "NONE",
	status: "NOT_APPLIED",
	reason: NO_CLONE
};
function open(id, title, scope, depends_on, proof) {
	let [document, pointer, equals] = proof;
	return {
		id,
		title,
		state: "OPEN",
		scope,
		depends_on,
		closes_when: [{
			document,
			pointer,
			equals
		}]
	};
}
const blockerMap = {
	schema: "seal-gate/blocker-map/1",
	blockers: [
		open("B1-clone", "There is a clone that is shaped like production and safe to use", "clone", [], [
			CLONE,
			"/verdict",
			"SAFE_PRODUCTION_SHAPED_CLONE"
		]),
		open("B2-schema", "The clone has the schema that the change expects", "clone", ["B1-clone"], [
			SCHEMA,
			"/verdict",
			"COMPATIBLE"
		]),
		open("B3-apply", "The change was applied to the clone", "clone", ["B2-schema"], [
			EXECUTION,
			"/status",
			"APPLIED"
		]),
		open("B4-rollback", "The rollback brought the clone back", "clone", ["B3-apply"], [
			ROLLBACK,
			"/status",
			"RESTORED"
		]),
		open("B5-production", "What was read in production was accepted", "production", [], [
			"validator-result.json",
			"/status",
			"PASS"
		])
	]
}, DOCUMENTS = {
	"policy.json": policy,
	"schema-expectations.json": expectations,
	"rehearsal.json": {
		schema: "seal-gate/rehearsal/1",
		apply: { path: "sql/apply.sql" },
		rollback: { path: "sql/rollback.sql" },
		expectations: { path: "schema-expectations.json" },
		policy: { path: "policy.json" }
	},
	[CLONE]: provenance,
	[SCHEMA]: compatibility,
	[EXECUTION]: execution,
	[ROLLBACK]: rollback,
	"blocker-map.json": blockerMap
};
exports.CLONE_KINDS = CLONE_KINDS, exports.DEFAULT_TOKENS = DEFAULT_TOKENS, exports.DOCUMENTS = DOCUMENTS$1, exports.LEAD_KINDS = LEAD_KINDS, exports.NOT_EMPTY = NOT_EMPTY, exports.REHEARSAL_KINDS = REHEARSAL_KINDS, exports.RELEASE_PROBE_IDS = RELEASE_PROBE_IDS, exports.WALLS = WALLS, exports.allDifferent = allDifferent, exports.allowedExceptions = allowedExceptions, exports.beyondBlocked = beyondBlocked, exports.beyondLocks = beyondLocks, exports.commandWords = commandWords, exports.count = count, exports.declaredExceptions = declaredExceptions, exports.evidenceOf = evidenceOf, exports.evidence_exports = evidence_exports, exports.exceptedParts = exceptedParts, exports.id = id, exports.isSameAgain = isSameAgain, exports.issueText = issueText, exports.judgeRelease = judgeRelease, exports.judge_exports = judge_exports, exports.majorFault = majorFault, exports.majorOf = majorOf, exports.names = names, exports.ofKind = ofKind, exports.onlyAdvanced = onlyAdvanced, exports.otherMajor = otherMajor, exports.parseDocument = parseDocument, exports.partKey = partKey, exports.partsOf = partsOf, Object.defineProperty(exports, "path", {
	enumerable: !0,
	get: function() {
		return path;
	}
}), exports.policyOf = policyOf, exports.ranValidators = ranValidators, exports.readSealedJson = readSealedJson, exports.rolledBack = rolledBack$1, exports.sha256 = sha256, exports.starterPacket = starterPacket, exports.stateDifference = stateDifference, exports.systemOf = systemOf, Object.defineProperty(exports, "text", {
	enumerable: !0,
	get: function() {
		return text;
	}
}), exports.tokenHits = tokenHits, exports.tokensOf = tokensOf, exports.untouchedTables = untouchedTables, exports.withhold = withhold, exports.withoutReviewed = withoutReviewed;
