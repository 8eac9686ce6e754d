const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_release = require("./release.cjs"), require_hashing = require("./hashing.cjs"), require_self_test = require("./self-test.cjs"), require_gate = require("./gate.cjs"), require_statements = require("./statements.cjs");
let node_os = require("node:os");
// src/probes/control-tree.ts
const CONTROL_TREE = require_self_test.sealed("control", require_self_test.CONTROL_FILES);
// src/probes/hostile-probes.ts
function manifest(id, mutation, code, change) {
	return {
		id,
		mutation,
		verdict: "unverifiable",
		codes: [code],
		change: (tree) => require_self_test.replaced(tree, require_self_test.CONTROL_MANIFEST, Buffer.from(change(require_self_test.bytesAt(tree, require_self_test.CONTROL_MANIFEST).toString())))
	};
}
function place(id, mutation, codes, path, change) {
	return {
		id,
		mutation,
		verdict: "fail",
		codes,
		path,
		change
	};
}
function renameProbe(id, mutation, code, path) {
	return manifest(id, mutation, code, (text) => text.replace("\"notes/decision.md\"", JSON.stringify(path)));
}
const SEAL = /\{"path": "notes\/decision\.md".*\}/, HOSTILE_PROBES = [
	manifest("manifest-of-no-bytes", "a manifest of zero bytes", "manifest-empty", () => ""),
	manifest("manifest-without-seals", "a manifest that seals nothing", "manifest-empty", (text) => text.replace(/"files": \[[\s\S]*\]\n\}/, "\"files\": [\n]\n}")),
	manifest("malformed-line", "a comma taken out of one seal", "manifest-malformed", (text) => text.replace(", \"sha256\"", " \"sha256\"")),
	manifest("truncated-manifest", "a manifest cut within its last seal", "manifest-truncated", (text) => text.slice(0, text.lastIndexOf("\"bytes\""))),
	manifest("missing-digest", "a seal without its digest", "manifest-digest-invalid", (text) => text.replace(/"sha256": "[0-9a-f]+", /, "")),
	manifest("short-digest", "a digest that lacks one digit", "manifest-digest-invalid", (text) => text.replace(/"sha256": "[0-9a-f]/, "\"sha256\": \"")),
	manifest("fractional-length", "a length with a fraction", "manifest-length-invalid", (text) => text.replace(/"bytes": (\d+)/, "\"bytes\": $1.5")),
	manifest("unknown-key", "a key that no reader knows", "manifest-key-unknown", (text) => text.replace("\"path\"", "\"skip\": true, \"path\"")),
	manifest("duplicate-key", "one key twice in a seal", "manifest-key-duplicate", (text) => text.replace("\"path\"", "\"bytes\": 0, \"path\"")),
	manifest("unknown-schema", "a schema of a later version", "manifest-schema-unknown", (text) => text.replace("seal-gate/manifest/1", "seal-gate/manifest/2")),
	manifest("weak-digests-only", "an MD5 sum in place of the seals", "manifest-digest-weak", () => `${"0".repeat(32)}  data/anchor.bin\n`),
	renameProbe("parent-path", "a path that leaves the packet by \"..\"", "manifest-path-unsafe", "../notes/decision.md"),
	renameProbe("absolute-path", "an absolute path", "manifest-path-unsafe", "/notes/decision.md"),
	renameProbe("nul-in-path", "a NUL character in a path", "manifest-path-unsafe", "notes/decision.md\0"),
	manifest("duplicate-path", "one path sealed twice, with different digests", "manifest-path-duplicate", (text) => text.replace(SEAL, (seal) => `${seal},\n${seal.replace(/"sha256": "[0-9a-f]+"/, `"sha256": "${"0".repeat(64)}"`)}`)),
	{
		id: "missing-manifest",
		mutation: "the manifest taken away",
		verdict: "unverifiable",
		codes: ["manifest-not-found"],
		change: (tree) => require_self_test.replaced(tree, require_self_test.CONTROL_MANIFEST, null)
	},
	{
		id: "resealed-against-pin",
		mutation: "a file changed and sealed anew, the manifest pinned before",
		verdict: "fail",
		codes: ["manifest-pin-mismatch"],
		change: () => require_self_test.sealed("control", new Map([...require_self_test.CONTROL_FILES, ["sql/0001_apply.sql", Buffer.from("drop table registry;\n")]])),
		request: { manifestSha256: require_hashing.digestOf("sha256", require_self_test.bytesAt(CONTROL_TREE, require_self_test.CONTROL_MANIFEST)) }
	},
	place("stray-file", "a file that no seal names", ["unsealed"], "notes/extra.md", (tree) => require_self_test.replaced(tree, "notes/extra.md", Buffer.from("extra\n"))),
	place("folder-for-file", "a folder in place of a sealed file", ["not-a-file"], "data/anchor.bin", (tree) => require_self_test.replaced(tree, "data/anchor.bin", "folder")),
	place("link-for-file", "a symbolic link, to the very bytes, in place of a sealed file", ["symlink"], "data/anchor.bin", (tree) => withLink(tree, "data/anchor.bin", "../beside/anchor.bin", "../../beside/anchor.bin")),
	{
		id: "link-on-the-way",
		mutation: "a symbolic link, to a folder of the very bytes, on the way",
		verdict: "fail",
		codes: ["unsealed", "symlink"],
		change: (tree) => withLink(require_self_test.replaced(tree, "sql", { link: "../beside/sql" }), "sql/0001_apply.sql", "../beside/sql/0001_apply.sql")
	}
];
function withLink(tree, path, beside, link) {
	let moved = require_self_test.replaced(tree, beside, require_self_test.bytesAt(tree, path));
	return require_self_test.replaced(moved, path, link === void 0 ? null : { link });
}
// src/probes/outputs.ts
async function renderings(report) {
	let texts = /* @__PURE__ */ new Map();
	for (let { name, isAvailable, render } of require_gate.OUTPUT_ROWS) await isAvailable?.() !== !1 && texts.set(name, require_gate.wholeOf(await render(report, {})));
	for (let { name, text } of statementsOf(report)) texts.set(name, text);
	return texts;
}
function statementsOf(report) {
	let subjects = [...report.manifests.map(({ path }) => path), ...report.findings.flatMap(({ path }) => path ?? [])].map((name) => ({
		name,
		sha256: "0".repeat(64)
	}));
	return require_statements.renderStatements(report, subjects, {
		verifier: "probe",
		resource: "probe",
		repository: "probe"
	});
}
async function leaks(report, words) {
	return [...await renderings(report)].flatMap(([name, text]) => require_release.tokenHits(text, words).map(({ rule }) => `${rule} in ${name}`));
}
function mutated(mutation, bytes) {
	switch (mutation.kind) {
		case "delete": return null;
		case "flip-bit": return flipBit(bytes, mutation.offset);
		case "append": return Buffer.concat([bytes, Buffer.from(mutation.text)]);
		case "replace-text": return replaceText(bytes, Buffer.from(mutation.text), Buffer.from(mutation.by));
		case "set-json": return jsonSet(bytes, mutation.pointer, mutation.value);
	}
}
function flipBit(bytes, offset) {
	let byte = bytes[offset];
	if (byte === void 0) throw RangeError("the file has no byte at that offset");
	let copy = Buffer.from(bytes);
	return copy[offset] = byte ^ 1, copy;
}
function replaceText(bytes, text, by) {
	let parts = [], length = 0, start = 0;
	for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, start)) if (parts.push(bytes.subarray(start, at), by), start = at + text.length, length += by.length, length > 33554432) throw RangeError("the changed file would be too large");
	return Buffer.concat([...parts, bytes.subarray(start)]);
}
function jsonSet(bytes, pointer, value) {
	let document = parseJson(bytes), place = require_gate.splitPointer(pointer), parent = place && require_gate.valueAt(document, place.parent)?.value;
	if (place === void 0 || typeof parent != "object" || !parent) throw RangeError("the parent of that JSON pointer does not exist");
	if (Array.isArray(parent) && !Object.hasOwn(parent, place.key)) throw RangeError("the list has no item at that JSON pointer");
	return Object.defineProperty(parent, place.key, {
		value,
		enumerable: !0,
		configurable: !0,
		writable: !0
	}), Buffer.from(require_gate.jsonText(document));
}
function parseJson(bytes) {
	try {
		return JSON.parse(bytes.toString("utf8"));
	} catch {
		throw RangeError("the file is not JSON");
	}
}
// src/probes/references.ts
function withReferences(files, change) {
	let changed = new Map(files).set(change.path, change.after), queue = [change];
	for (let left = 10 * files.size; left > 0; left--) {
		let next = queue.shift();
		if (next === void 0) return changed;
		for (let [path, bytes] of changed) {
			let after = path === next.path ? void 0 : replaceReference(bytes, next);
			after !== void 0 && (changed.set(path, after), queue.push({
				path,
				before: bytes,
				after
			}));
		}
	}
	throw RangeError("the documents refer to each other without end");
}
function replaceReference(bytes, { before, after }) {
	let old = require_hashing.digestOf("sha256", before);
	if (!bytes.includes(old)) return;
	let json = require_release.readSealedJson(bytes);
	if (json === void 0 || "problem" in json) return;
	let value = structuredClone(json.value), found = !1, follow = (item) => {
		if (typeof item == "object" && item) {
			"sha256" in item && item.sha256 === old && "bytes" in item && item.bytes === before.length && (found = !0, Object.assign(item, {
				sha256: require_hashing.digestOf("sha256", after),
				bytes: after.length
			}));
			for (let member of Object.values(item)) follow(member);
		}
	};
	return follow(value), found ? Buffer.from(require_gate.jsonText(value)) : void 0;
}
// src/probes/sealed-copy.ts
const MANIFEST = "../seal-gate.json";
function resealed(tree, path, before, after) {
	let files = new Map([...tree.keys()].filter((name) => name !== MANIFEST).map((name) => [name, require_self_test.bytesAt(tree, name)]));
	return after === null ? (files.delete(path), require_self_test.sealed("copy", files, MANIFEST)) : require_self_test.sealed("copy", withReferences(files, {
		path,
		before,
		after
	}), MANIFEST);
}
// src/probes/rows-between-probe.ts
function rowsBetweenProbe(evidence) {
	let [policy] = require_release.ofKind(evidence, "policy"), rollback = require_release.rolledBack(evidence).find(({ document }) => document.rows_between !== void 0);
	if (policy === void 0 || require_release.policyOf(evidence)?.require_rows_between !== !0 || rollback === void 0) return;
	let { path } = rollback;
	return {
		path: policy.path,
		probe: (named) => ({
			id: named(`${policy.path}#require_rows_between`),
			mutation: named(`the rows in between taken out of ${path}, sealed again`),
			codes: ["rollback-not-restored"],
			change: (tree) => {
				let before = require_self_test.bytesAt(tree, path), { rows_between: _, ...others } = JSON.parse(before.toString("utf8"));
				return resealed(tree, path, before, Buffer.from(require_gate.jsonText(others)));
			}
		})
	};
}
function packetSuites(packets, gateResults) {
	let expired = timer(6e4), found = packets.map((packet) => {
		let evidence = require_release.evidenceOf(packet.files), documents = require_release.ofKind(evidence, "probes"), rule = rowsBetweenProbe(evidence);
		if (documents.length === 0 && rule === void 0 || isRefused(packet, gateResults)) return {
			own: [],
			given: []
		};
		let suite = (path, probes) => ({
			...suiteOf(packet, evidence, path, probes, gateResults),
			expired
		});
		return {
			own: documents.map(({ path, document: { probes } }) => suite(path, (named) => probes.map((probe) => probeOf(probe, named(`${path}#${probe.id}`), named(`${probe.mutation.kind} in ${probe.mutation.path}`))))),
			given: (rule === void 0 ? [] : [suite(rule.path, (named) => [rule.probe(named)])]).filter(({ problem }) => problem === void 0)
		};
	}), own = found.flatMap((one) => one.own), given = found.flatMap((one) => one.given);
	return [...own.reduce((total, { probes }) => total + probes.length, 0) > 100 ? own.map((suite) => ({
		...suite,
		problem: "more than 100 probes in one run"
	})) : own, ...given.slice(0, 100)];
}
function timer(limit) {
	let started;
	return () => (started ??= require_hashing.elapsedMs(), require_hashing.elapsedMs() - started > limit);
}
function isRefused(packet, gateResults) {
	return packet.findings.some(({ severity }) => severity === "fail" || severity === "unverifiable") || require_release.judgeRelease({
		packets: [packet],
		verdict: "pass",
		probes: gateResults,
		whole: !0
	}).findings.length > 0;
}
function suiteOf(packet, evidence, path, probes, gateResults) {
	let tokens = require_release.tokensOf({
		...evidence,
		files: packet.files,
		drift: []
	}), named = (text) => require_release.withhold(text, tokens), files = new Map(packet.files.flatMap(({ path: name, bytes }) => bytes === void 0 ? [] : [[name, Buffer.from(bytes)]])), problem = copyProblem(packet, files);
	return {
		id: named(`${path}#control`),
		control: problem === void 0 ? require_self_test.sealed("copy", files, MANIFEST) : /* @__PURE__ */ new Map(),
		decision: "any",
		gateResults,
		request: {
			manifests: [MANIFEST],
			root: ".",
			now: !1
		},
		probes: probes(named),
		search: unusual((report) => leaks(report, tokens)),
		...problem !== void 0 && { problem }
	};
}
function copyProblem({ files }, copied) {
	let bytes = [...copied.values()].reduce((total, { length }) => total + length, 0);
	return files.length > 2e3 || bytes > 67108864 ? "the packet is too large to be copied for its probes" : new Set(files.map(({ path }) => path)).size === copied.size ? void 0 : "not every file of the packet could be copied";
}
function unusual(search) {
	let usual;
	return async (report) => {
		let found = await search(report);
		return usual ??= new Set(found), found.filter((one) => usual?.has(one) === !1);
	};
}
function probeOf({ mutation, reseal, expected }, id, description) {
	return {
		id,
		mutation: reseal ? `${description}, sealed again` : description,
		codes: expected.toSorted(require_gate.comparePaths),
		repeats: !0,
		change: (tree) => {
			let before = require_self_test.bytesAt(tree, mutation.path), after = mutated(mutation, before);
			return reseal ? resealed(tree, mutation.path, before, after) : require_self_test.replaced(tree, mutation.path, after);
		}
	};
}
// src/probes/probe-self-checks.ts
const PATH = "inverted.md", PROBE = {
	id: "planted",
	mutation: "planted",
	path: PATH,
	verdict: "fail",
	codes: ["digest-mismatch"],
	change: (tree) => tree
};
async function invertedResults(expectation, control) {
	let refused = {
		changed: !0,
		leaks: [],
		report: {
			...control.report,
			verdict: "fail",
			decision: "HOLD_PRODUCTION",
			findings: [{
				code: "digest-mismatch",
				severity: "fail",
				path: PATH
			}]
		}
	}, allowed = require_self_test.controlResult(expectation, control).seen;
	return [
		invert("inverted-control", "none; the control expected to be refused", require_self_test.resultOf(PROBE, {
			...control,
			changed: !0
		}), allowed),
		invert("inverted-refusal", "a bad input, expected to pass as a control", require_self_test.controlResult(expectation, refused), "fail, digest-mismatch"),
		invert("inverted-reason", "a bad input, expected to be refused for another reason", require_self_test.resultOf({
			...PROBE,
			codes: ["missing"]
		}, refused), "digest-mismatch"),
		invert("inverted-mutation", "none, though one was announced", require_self_test.resultOf(PROBE, {
			...refused,
			changed: !1
		}), "the mutation changed nothing"),
		await search$1(refused)
	];
}
function invert(id, mutation, result, reason) {
	let expected = `reported as failed: ${reason}`, seen = `reported as ${result.passed ? "passed" : "failed"}: ${result.seen}`;
	return {
		id,
		mutation,
		expected,
		seen,
		passed: seen === expected
	};
}
async function search$1({ report }) {
	let found = await leaks(report, [{
		id: "name",
		token: PATH,
		case: "exact"
	}]), wanted = require_gate.OUTPUT_ROWS.flatMap(({ name, namesPaths }) => namesPaths ? [`name in ${name}`] : []), expected = wanted.join(", "), seen = found.filter((one) => wanted.includes(one)).join(", ");
	return {
		id: "inverted-search",
		mutation: "none; a word sought that is shown",
		expected,
		seen,
		passed: seen === expected
	};
}
// src/probes/release-control.ts
const PRODUCTION_HOST = "db.production.example", CONTROL_TOKENS = [...require_release.DEFAULT_TOKENS, {
	id: "own-token",
	token: "PROBE_MARK_31",
	case: "any"
}], CONTROL_MOMENT = {
	now: "2900-06-01T12:00:00Z",
	evidenceCommit: "c0".repeat(20)
}, CLONE = "clone-1", RELEASE_FILES = {
	"notes.md": "# Change 1\n\nHold until the rehearsal - and the rollback - are proved.\n",
	"dump.sql": "create table registry (id integer primary key, state text);\ninsert into registry values (1, 'OPEN');\n",
	"sql/apply.sql": "update registry set state = 'CLOSED';\n",
	"sql/rollback.sql": "update registry set state = 'OPEN';\n"
}, later = (path) => ({
	path,
	sha256: "0".repeat(64),
	bytes: 0
}), sha = (text) => require_hashing.digestOf("sha256", Buffer.from(text)), pinned = (text) => ({
	sha256: sha(text),
	bytes: Buffer.byteLength(text)
});
function releaseDocuments() {
	return {
		...orders(),
		...clone(),
		...rehearsal(),
		"map.json": blockerMap()
	};
}
function orders() {
	return {
		"policy.json": {
			schema: "seal-gate/policy/1",
			production: {
				endpoints: [{ host: PRODUCTION_HOST }],
				system_identifiers: ["7100000000000000001"]
			},
			forbidden_tokens: [...CONTROL_TOKENS],
			required_evidence: [
				"clone-provenance",
				"schema-compatibility",
				"rehearsal-execution",
				"rehearsal-rollback"
			]
		},
		"expectations.json": {
			schema: "seal-gate/schema-expectations/1",
			tables: [{
				...table(),
				min_rows: 1
			}],
			rollback_anchor: {
				table: "public.registry",
				column: "state"
			},
			expect_touched: ["public.registry"]
		}
	};
}
function clone() {
	return {
		"provenance.json": {
			schema: "seal-gate/clone-provenance/1",
			production_claim: "NONE",
			verdict: "SAFE_PRODUCTION_SHAPED_CLONE",
			clone_id: CLONE,
			dump: {
				...later("dump.sql"),
				format: "plain"
			},
			source: { system_identifier: "7100000000000000001" },
			environment: environment(),
			isolation: {
				engine: "pglite",
				process: {
					in_webassembly: !0,
					held_back: [...require_release.WALLS],
					permission_model: !0,
					no_new_privileges: !1,
					own_network_namespace: !1,
					own_process_namespace: !1,
					inherited_environment: []
				},
				host_files_visible: !1
			},
			leads: {
				policy: later("policy.json"),
				checked: [
					"foreign-server",
					"user-mapping",
					"subscription",
					"network-extension",
					"production-name"
				],
				found: []
			},
			secret_scan: {
				scanner: "probe",
				rules: 1,
				scanned: [later("dump.sql")],
				findings: [],
				columns: []
			},
			destroyed: !0
		},
		"compatibility.json": {
			schema: "seal-gate/schema-compatibility/1",
			production_claim: "NONE",
			verdict: "COMPATIBLE",
			clone_id: CLONE,
			dump: pinned(RELEASE_FILES["dump.sql"]),
			expectations: later("expectations.json"),
			observed: [{
				...table(),
				rows: 1
			}],
			mismatches: []
		}
	};
}
function rehearsal() {
	return {
		"execution.json": {
			schema: "seal-gate/rehearsal-execution/1",
			production_claim: "NONE",
			status: "APPLIED",
			finished_at: "2900-06-01T12:00:00Z",
			not_after: "9999-12-31T23:59:59Z",
			commit: CONTROL_MOMENT.evidenceCommit,
			clone_id: CLONE,
			dump: pinned(RELEASE_FILES["dump.sql"]),
			apply: later("sql/apply.sql"),
			environment: environment(),
			fingerprint: {
				method: "probe",
				canary_seen: !0
			},
			exit_code: 0,
			statements: 1,
			before: state("OPEN"),
			after: state("CLOSED"),
			changed: {
				schema: !1,
				tables: ["public.registry"],
				sequences: [],
				large_objects: !1
			}
		},
		"rollback.json": {
			schema: "seal-gate/rehearsal-rollback/1",
			production_claim: "NONE",
			status: "RESTORED",
			clone_id: CLONE,
			execution: later("execution.json"),
			rollback: later("sql/rollback.sql"),
			fingerprint: {
				method: "probe",
				canary_seen: !0
			},
			exit_code: 0,
			restored: state("OPEN"),
			not_restored: [],
			applied_again: { schema: sha("schema") }
		}
	};
}
function blockerMap() {
	return {
		schema: "seal-gate/blocker-map/1",
		blockers: [{
			id: "B1",
			title: "The change is rehearsed and undone",
			state: "CLOSED",
			scope: "clone",
			depends_on: [],
			closes_when: [{
				document: "execution.json",
				pointer: "/status",
				equals: "APPLIED"
			}, {
				document: "rollback.json",
				pointer: "/status",
				equals: "RESTORED"
			}]
		}]
	};
}
function environment() {
	return {
		engine: "pglite",
		server_version: "17.0",
		system_identifier: "7400000000000000001",
		connection: {
			kind: "pipe",
			database: "clone"
		}
	};
}
function table() {
	return {
		name: "public.registry",
		columns: [{
			name: "id",
			type: "integer",
			nullable: !1
		}, {
			name: "state",
			type: "text",
			nullable: !0
		}],
		primary_key: ["id"]
	};
}
function state(rows) {
	return {
		schema: sha("schema"),
		tables: [{
			name: "public.registry",
			rows: 1,
			sha256: sha(rows)
		}],
		sequences: [],
		large_objects: {
			count: 0,
			sha256: sha("")
		}
	};
}
// src/probes/release-probes.ts
const PROBE_SECRET = "probe-secret-0d1f", LEAKING_DUMP = `${RELEASE_FILES["dump.sql"]}-- password = '${PROBE_SECRET}'\n`;
function releasePacket(edit = () => void 0, files = {}) {
	let packet = new Map(Object.entries({
		...RELEASE_FILES,
		...files
	}).map(([path, text]) => [path, Buffer.from(text)])), documents = releaseDocuments();
	edit(documents);
	for (let [path, document] of Object.entries(documents)) link(document, packet), packet.set(path, Buffer.from(require_gate.jsonText(document)));
	return require_self_test.sealed("release-control", packet);
}
function link(value, packet) {
	if (typeof value == "object" && value) {
		if ("path" in value && "sha256" in value && typeof value.path == "string") {
			let bytes = packet.get(value.path);
			bytes !== void 0 && Object.assign(value, {
				sha256: require_hashing.digestOf("sha256", bytes),
				bytes: bytes.length
			});
		}
		for (let item of Object.values(value)) link(item, packet);
	}
}
function forgeryProbe(id, mutation, path, edit, files = {}) {
	return {
		id,
		mutation,
		path,
		verdict: "fail",
		codes: [id],
		change: () => releasePacket(edit, files)
	};
}
function driftProbe(id, mutation, codes, change) {
	let path = "notes.md";
	return {
		id,
		mutation,
		path,
		verdict: "fail",
		codes,
		change: (tree) => require_self_test.replaced(tree, path, change(require_self_test.bytesAt(tree, path)))
	};
}
function endedProbe(id, mutation, limits) {
	return {
		id,
		mutation,
		verdict: "fail",
		codes: ["production-held", id],
		request: { requireClearance: !0 },
		change: () => releasePacket((docs) => Object.assign(docs["execution.json"], limits))
	};
}
const RELEASE_PROBES = [
	forgeryProbe("clone-not-isolated", "files of the machine visible to the clone", "provenance.json", (docs) => Object.assign(docs["provenance.json"].isolation, { host_files_visible: !0 })),
	forgeryProbe("clone-points-to-production", "a foreign server that names a production host", "provenance.json", (docs) => docs["provenance.json"].leads.found.push({
		kind: "foreign-server",
		object: "reporting",
		host: PRODUCTION_HOST
	})),
	forgeryProbe("clone-has-secrets", "a credential in the dump, found by the scan", "provenance.json", (docs) => {
		docs["provenance.json"].secret_scan.findings.push({
			rule: "password",
			path: "dump.sql",
			line: 3
		});
		for (let path of ["compatibility.json", "execution.json"]) Object.assign(docs[path].dump, {
			sha256: require_hashing.digestOf("sha256", Buffer.from(LEAKING_DUMP)),
			bytes: LEAKING_DUMP.length
		});
	}, { "dump.sql": LEAKING_DUMP }),
	forgeryProbe("schema-mismatch-ignored", "a column of another type, called compatible", "compatibility.json", (docs) => {
		for (let column of docs["compatibility.json"].observed[0]?.columns ?? []) column.type = "bytea";
	}),
	forgeryProbe("apply-equals-before", "a change that changes nothing", "execution.json", (docs) => {
		let { before, changed } = docs["execution.json"];
		docs["execution.json"].after = structuredClone(before), changed.tables = [];
	}),
	forgeryProbe("rollback-not-restored", "rows left changed, called restored", "rollback.json", (docs) => {
		docs["rollback.json"].restored = structuredClone(docs["execution.json"].after);
	}),
	{
		...forgeryProbe("rollback-not-restored", "no rows between the change and its rollback, which the policy requires", "rollback.json", (docs) => {
			Object.assign(docs["policy.json"], { require_rows_between: !0 });
		}),
		id: "rows-between-missing"
	},
	forgeryProbe("budget-exceeded", "a limit of the policy for which nothing was measured", "execution.json", (docs) => {
		Object.assign(docs["policy.json"], { budgets: { max_blocked_ms: 0 } });
	}),
	driftProbe("seal-mismatch", "a text cut to nothing after sealing", ["length-mismatch", "seal-mismatch"], () => Buffer.alloc(0)),
	driftProbe("unicode-byte-drift", "hyphens turned into em dashes after sealing", ["length-mismatch", "unicode-byte-drift"], (bytes) => Buffer.from(bytes.toString("utf8").replaceAll(" - ", " — "), "utf8")),
	forgeryProbe("production-pass-from-clone", "a production claim made on a clone", "rollback.json", (docs) => {
		docs["rollback.json"].production_claim = "PASS";
	}),
	forgeryProbe("forbidden-token", "every forbidden token written into a sealed text", "notes.md", () => void 0, { "notes.md": `# Change 1\n\n${CONTROL_TOKENS.map(({ token }) => token).join(" ")}\n` }),
	endedProbe("evidence-expired", "an execution that expired one second ago", { not_after: "2900-06-01T11:59:59Z" }),
	endedProbe("evidence-other-commit", "an execution for another commit", { commit: "c1".repeat(20) })
], SEAL_SUITE = {
	id: "control",
	control: CONTROL_TREE,
	decision: "HOLD_PRODUCTION",
	gateResults: null,
	probes: require_self_test.SEAL_PROBES
};
async function runProbes(suites = [SEAL_SUITE], means = {}) {
	let results = [], control = {
		id: "control",
		mutation: "none",
		expected: "pass",
		seen: "not run",
		passed: !1
	};
	try {
		for (let [index, suite] of suites.entries()) {
			let [own, ...probes] = await runSuite(suite, means);
			index === 0 && (control = own), results.push(...index === 0 ? probes : [own, ...probes]);
		}
	} catch (error) {
		control = {
			...control,
			seen: `the probes broke: ${require_hashing.errorCode(error)}`,
			passed: !1
		};
	}
	let planned = suites.reduce((total, { probes, inverted }) => total + 1 + probes.length + (inverted?.count ?? 0), -1), passed = results.filter((probe) => probe.passed).length;
	return {
		schema: "seal-gate/probe-results/1",
		control,
		planned: Math.max(planned, 0),
		run: results.length,
		passed,
		probes: results
	};
}
async function runSuite(suite, { ask = require_gate.gate, folder = (0, node_os.tmpdir)() }) {
	let { id, decision, control, gateResults, probes, search, inverted, problem, expired } = suite;
	if (problem !== void 0) return [{
		id,
		mutation: "none",
		expected: "pass",
		seen: problem,
		passed: !1
	}];
	let sandbox = new require_self_test.Sandbox(folder);
	try {
		let pristine, outcome = async (tree, more = {}) => {
			sandbox.hold(control);
			let before = sandbox.fingerprint();
			if (pristine ??= before, before !== pristine) throw Error("the gate changed the packet that it judged");
			sandbox.hold(tree);
			let changed = sandbox.fingerprint() !== before, report = await ask({
				...require_self_test.probeRequest(sandbox.packet),
				...suite.request,
				...more
			}, gateResults);
			return {
				changed,
				report,
				leaks: await search?.(report) ?? []
			};
		}, expectation = {
			id,
			decision,
			files: control.size - 1
		}, allowed = await outcome(control), results = [];
		for (let probe of probes) {
			if (require_hashing.heartbeat(), expired?.() === !0) break;
			let changed = changedBy(probe, control);
			if ("problem" in changed) {
				results.push({
					...require_self_test.resultOf(probe, allowed),
					seen: changed.problem,
					passed: !1
				});
				continue;
			}
			let refused = await outcome(changed.tree, probe.request);
			results.push(require_self_test.resultOf(probe, refused));
		}
		return [
			require_self_test.controlResult(expectation, allowed),
			...results,
			...await inverted?.results(expectation, allowed) ?? []
		];
	} finally {
		sandbox.remove();
	}
}
function changedBy(probe, control) {
	try {
		return { tree: probe.change(control) };
	} catch (error) {
		return { problem: `the mutation could not be made: ${require_hashing.errorMessage(error)}` };
	}
}
// src/probes/all.ts
var all_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ runAllProbes: () => runAllProbes });
const WORDS = [...CONTROL_TOKENS, {
	id: "credential",
	token: PROBE_SECRET,
	case: "any"
}], ALL_PASSED = {
	schema: "seal-gate/probe-results/1",
	control: {
		id: "control",
		mutation: "none",
		expected: "pass",
		seen: "pass",
		passed: !0
	},
	planned: require_release.RELEASE_PROBE_IDS.length,
	run: require_release.RELEASE_PROBE_IDS.length,
	passed: require_release.RELEASE_PROBE_IDS.length,
	probes: require_release.RELEASE_PROBE_IDS.map((id) => ({
		id,
		mutation: "assumed",
		expected: id,
		seen: id,
		passed: !0
	}))
}, search = (report) => leaks(report, WORDS), ALL_SUITES = [
	{
		...SEAL_SUITE,
		search
	},
	{
		id: "release-control",
		control: releasePacket(),
		decision: "CLEARED_FOR_OPERATOR",
		gateResults: ALL_PASSED,
		request: CONTROL_MOMENT,
		probes: RELEASE_PROBES,
		search,
		inverted: {
			count: 5,
			results: invertedResults
		}
	},
	{
		...SEAL_SUITE,
		id: "hostile-control",
		probes: HOSTILE_PROBES,
		search
	}
];
function runAllProbes(packets = [], means = {}) {
	return runProbes([...ALL_SUITES, ...packetSuites(packets, ALL_PASSED)], means);
}
exports.all_exports = all_exports, exports.runAllProbes = runAllProbes;
