const require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs"), require_self_test = require("./self-test.cjs"), require_findings = require("./findings.cjs"), require_probes = require("./probes.cjs"), require_release = require("./release.cjs"), require_json = require("./json.cjs"), require_seal = require("./seal.cjs"), require_validator = require("./validator.cjs"), require_restore = require("./restore.cjs");
let node_path = require("node:path"), node_fs = require("node:fs"), node_util = require("node:util"), node_os = require("node:os");
// src/rerun/json-difference.ts
const WORDS = /* @__PURE__ */ new Set([
	"PASS",
	"FAIL",
	"NOT_RUN",
	"APPLIED",
	"NOT_APPLIED",
	"FAILED",
	"RESTORED",
	"NOT_RESTORED",
	"COMPATIBLE",
	"MISMATCH",
	"NOT_CHECKED",
	"SAFE_PRODUCTION_SHAPED_CLONE",
	"NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE",
	"NONE"
]);
function jsonDifferences(sealed, again, pointer = "") {
	let [a, b] = [membersOf(sealed), membersOf(again)];
	if (a === void 0 || b === void 0 || Array.isArray(sealed) !== Array.isArray(again)) {
		if ((0, node_util.isDeepStrictEqual)(sealed, again)) return [];
		let [before, after] = [formatValue(sealed), formatValue(again)];
		return [{
			pointer,
			what: "changed",
			...before === void 0 || after === void 0 ? {} : { values: [before, after] }
		}];
	}
	let differences = [];
	for (let [key, value] of a) {
		let place = `${pointer}/${require_gate.pointerKey(key)}`;
		b.has(key) ? differences.push(...jsonDifferences(value, b.get(key), place)) : differences.push({
			pointer: place,
			what: "removed"
		});
	}
	for (let key of b.keys()) a.has(key) || differences.push({
		pointer: `${pointer}/${require_gate.pointerKey(key)}`,
		what: "added"
	});
	return differences;
}
function membersOf(value) {
	return require_json.isRecord(value) || Array.isArray(value) ? new Map(Object.entries(value)) : void 0;
}
function formatValue(value) {
	return typeof value == "boolean" || typeof value == "number" || value === null || WORDS.has(value) ? String(value) : void 0;
}
var PacketCopy = class {
	root = (0, node_fs.realpathSync)((0, node_fs.mkdtempSync)((0, node_path.join)((0, node_os.tmpdir)(), "seal-gate-rerun-")));
	#paths;
	constructor(packet, seals) {
		this.#paths = seals.map(({ path }) => path);
		let folders = new require_hashing.Folders(packet), buffer = Buffer.allocUnsafeSlow(1048576);
		try {
			for (let path of this.#paths) {
				if (folders.problem(path) !== void 0) throw Error(`${JSON.stringify(path)} cannot be copied: it is not reached through real folders`);
				require_hashing.copyFile(`${require_hashing.realPath(packet)}${node_path.sep}${path}`, this.#made(path), buffer);
			}
		} catch (error) {
			throw this.remove(), error;
		}
	}
	#made(path) {
		let file = (0, node_path.join)(this.root, path);
		return (0, node_fs.mkdirSync)((0, node_path.dirname)(file), {
			recursive: !0,
			mode: 448
		}), file;
	}
	put(path, text) {
		this.#paths.includes(path) || this.#paths.push(path), (0, node_fs.writeFileSync)(this.#made(path), text);
	}
	putUnsealed(name, text) {
		(0, node_fs.writeFileSync)((0, node_path.join)(this.root, name), text);
	}
	async seals() {
		return (await require_seal.sealAll(this.#paths.map((path) => [path, (0, node_path.join)(this.root, path)]))).map((result, index) => {
			if (typeof result == "string") throw Error(`${JSON.stringify(this.#paths[index])} cannot be sealed: ${result}`);
			return result;
		});
	}
	async contents() {
		let seals = await this.seals();
		return require_hashing.sealedContents(this.root, seals, seals.map(() => ({ state: "intact" })));
	}
	async evidence() {
		return require_release.evidenceOf((await this.contents()).map((content) => ({
			...content,
			path: content.seal.path,
			manifest: ""
		})));
	}
	remove() {
		require_hashing.removeTree(this.root);
	}
};
// src/rerun/keep-limits.ts
const LIMITS = ["not_after", "commit"];
function keepLimits(value, sealed) {
	if (!require_json.isRecord(value) || !require_json.isRecord(sealed) || !LIMITS.some((name) => Object.hasOwn(sealed, name))) return value;
	let order = [...Object.keys(sealed).filter((name) => LIMITS.includes(name) || Object.hasOwn(value, name)), ...Object.keys(value)];
	return Object.fromEntries([...new Set(order)].map((name) => [name, LIMITS.includes(name) ? sealed[name] : value[name]]));
}
// src/rerun/keep-times.ts
const TIMES = /* @__PURE__ */ new Set(["exclusive_ms", "blocked_ms"]);
function keepTimes(value, sealed) {
	if (Array.isArray(value) && Array.isArray(sealed)) for (let [index, item] of value.entries()) keepTimes(item, sealed[index]);
	else if (require_json.isRecord(value) && require_json.isRecord(sealed)) for (let [name, item] of Object.entries(value)) TIMES.has(name) && typeof sealed[name] == "number" ? Object.assign(value, { [name]: sealed[name] }) : keepTimes(item, sealed[name]);
}
// src/rerun/rehearsal.ts
async function rehearseAgain(copy, before, options) {
	let sealed = require_release.CLONE_KINDS.flatMap((kind) => require_release.ofKind(before, kind)), keep = (kept) => require_release.CLONE_KINDS.flatMap((kind) => require_release.ofKind(before, kind).map(({ path }) => ({
		path,
		kind,
		kept
	}))), [order, ...others] = await ordersIn(copy);
	if (order === void 0) return keep("the packet orders no rehearsal");
	if (others.length > 0) return keep("the packet orders several rehearsals");
	if (order.runs) return keep("the packet orders commands, which are run only by \"rehearse\"");
	let dump = options.dump ?? (order.dump === void 0 ? void 0 : (0, node_path.join)(copy.root, order.dump));
	if (dump === void 0) return keep("the dump is not here: \"--dump\" names a dump outside the packet");
	if (options.dump === void 0 && options.runRehearsal !== !0) return keep("the packet's dump is restored only with --run-rehearsal");
	let [first] = require_release.ofKind(before, "rehearsal-execution"), folder = first === void 0 ? node_path.posix.join(node_path.posix.dirname(order.path), "evidence") : node_path.posix.dirname(first.path), { rehearse } = await Promise.resolve().then(() => require("./rehearsal.cjs")).then((n) => n.rehearse_exports), { evidence, denials } = await rehearse({
		spec: (0, node_path.join)(copy.root, order.path),
		dump,
		out: (0, node_path.join)(copy.root, folder),
		...first?.document.status === "APPLIED" && options.pgBin === void 0 && { engine: first.document.environment.engine },
		...options.pgBin !== void 0 && { pgBin: options.pgBin }
	}), broken = denials.find(({ code }) => OF_THE_MACHINE.has(code));
	if (broken !== void 0) throw Error(`the rehearsal broke: ${broken.code}: ${broken.reason}`);
	return [...sameCluster(new Map(evidence.map(({ name, text }) => [node_path.posix.join(folder, name), text])), sealed)].map(([path, text]) => (copy.put(path, text), {
		path,
		kind: kindOf(text)
	}));
}
const OF_THE_MACHINE = /* @__PURE__ */ new Set([
	"engine-unavailable",
	"engine-died",
	"disk-full",
	"interrupted",
	"clone-not-destroyed",
	"fingerprint-blind",
	"internal-error"
]);
async function ordersIn(copy) {
	let contents = await copy.contents(), sealed = new Set(contents.map(({ seal }) => seal.path));
	return contents.flatMap(({ seal: { path }, bytes }) => {
		let json = bytes === void 0 ? void 0 : require_release.readSealedJson(bytes);
		if (json === void 0 || "problem" in json || json.schema !== "seal-gate/rehearsal/1") return [];
		let named = require_json.isRecord(json.value) && require_json.isRecord(json.value.dump) ? json.value.dump.path : void 0, dump = typeof named == "string" ? node_path.posix.join(node_path.posix.dirname(path), named) : "", runs = require_json.isRecord(json.value) && [json.value.apply, json.value.rollback].some((step) => require_json.isRecord(step) && "run" in step);
		return [{
			path,
			dump: sealed.has(dump) ? dump : void 0,
			runs
		}];
	});
}
function kindOf(text) {
	let { schema } = JSON.parse(text), kind = require_release.CLONE_KINDS.find((name) => schema === `seal-gate/${name}/1`);
	if (kind === void 0) throw Error("the rehearsal wrote an unknown document");
	return kind;
}
function sameCluster(again, sealed) {
	let olds = new Map(sealed.map(({ path, value }) => [path, value])), kept = linked(new Map([...again].map(([path, text]) => [path, keepLimits(JSON.parse(text), olds.get(path))]))), values = new Map([...kept].map(([path, value]) => [path, structuredClone(value)]));
	for (let [path, value] of values) {
		let old = olds.get(path);
		hasIdentifier(value) && hasIdentifier(old) && (value.environment.system_identifier = old.environment.system_identifier);
		let [here, there] = [processIn(value), processIn(old)];
		if (keepTimes(value, old), here !== void 0 && there !== void 0) for (let fact of OF_THE_SYSTEM) typeof there[fact] == "boolean" && (here[fact] = there[fact]);
	}
	let texts = textsOf(linked(values));
	return [...texts].every(([path, text]) => require_hashing.digestOf("sha256", Buffer.from(text)) === sealed.find((one) => one.path === path)?.sha256) ? texts : textsOf(kept);
}
function textsOf(values) {
	return new Map([...values].map(([path, value]) => [path, require_gate.jsonText(value)]));
}
function linked(values) {
	return new Map([...values].map(([path, old]) => {
		let value = structuredClone(old), execution = require_json.isRecord(value) && require_json.isRecord(value.execution) ? value.execution : void 0, named = values.get(String(execution?.path));
		if (execution !== void 0 && named !== void 0) {
			let bytes = Buffer.from(require_gate.jsonText(named));
			Object.assign(execution, {
				sha256: require_hashing.digestOf("sha256", bytes),
				bytes: bytes.length
			});
		}
		return [path, value];
	}));
}
function hasIdentifier(value) {
	return require_json.isRecord(value) && require_json.isRecord(value.environment) && "system_identifier" in value.environment;
}
const OF_THE_SYSTEM = [
	"no_new_privileges",
	"own_network_namespace",
	"own_process_namespace"
];
function processIn(value) {
	let isolation = require_json.isRecord(value) ? value.isolation : void 0, process = require_json.isRecord(isolation) ? isolation.process : void 0;
	return require_json.isRecord(process) ? process : void 0;
}
// src/rerun/regenerate.ts
async function regenerate(copy, options) {
	let probes = await require_probes.runAllProbes(), documents = [], before = await copy.evidence();
	for (let { path, value } of require_release.ofKind(before, "probe-results")) copy.put(path, require_gate.jsonText(keepLimits(probes, value))), documents.push({
		path,
		kind: "probe-results"
	});
	documents.push(...await rehearseAgain(copy, before, options));
	let { results, ...ran } = await validateCopy(copy, options);
	return {
		probes,
		before,
		documents: [...documents, ...results],
		...ran
	};
}
async function validateCopy(copy, { runValidator }) {
	let evidence = await copy.evidence(), kind = "validator-result", sealed = require_release.ofKind(evidence, kind);
	if (!runValidator) return {
		validators: [],
		findings: [],
		results: sealed.map(({ path }) => ({
			path,
			kind,
			kept: "validators are programs of the packet: they run only with --run-validator"
		}))
	};
	let validators = await require_validator.runValidators(copy.root, evidence);
	return {
		validators,
		results: sealed.map(({ path, document, value }) => {
			let named = document.status === "NOT_RUN" ? void 0 : document.validator.path, [only, ...others] = validators.filter((run) => named === void 0 || run.path === named);
			return only === void 0 || others.length > 0 ? {
				path,
				kind,
				kept: "it names no validator of this packet"
			} : only.result.status === "NOT_RUN" && named !== void 0 ? {
				path,
				kind,
				kept: only.result.reason
			} : (copy.put(path, require_gate.jsonText(keepLimits(only.result, value))), {
				path,
				kind
			});
		}),
		findings: require_validator.validatorFindings(validators, await copy.evidence(), "")
	};
}
// src/rerun/replace-files.ts
function replaceFiles(root, files) {
	let undo = [];
	for (let file of files) {
		let old = bytesOf(root, file.path), problem = typeof old == "string" ? old : put(root, file);
		if (problem !== void 0) {
			let stuck = undo.toReversed().flatMap((one) => one() ?? []), rest = stuck.length === 0 ? "nothing was changed" : `changed already, and not put back: ${stuck.join(", ")}`;
			return `${JSON.stringify(file.path)} cannot be written: ${problem}; ${rest}`;
		}
		undo.push(() => putBack(root, file.path, old));
	}
}
function putBack(root, path, old) {
	if (typeof old == "object") return put(root, {
		path,
		bytes: old
	}) === void 0 ? void 0 : path;
	try {
		require_hashing.removeFile((0, node_path.join)(root, path));
		return;
	} catch {
		return path;
	}
}
function bytesOf(root, path) {
	if (require_hashing.exists(root, path)) return new require_hashing.SealedFiles(root).content({
		path,
		digests: {},
		line: 1
	}, 268435456) ?? "it is not a regular file that can be read";
}
function put(root, { path, bytes }) {
	let seal = {
		path,
		digests: { sha256: require_hashing.digestOf("sha256", bytes) },
		bytes: bytes.length,
		line: 1
	}, there = new require_hashing.SealedFiles(root).observe(seal);
	return there.state === "intact" ? void 0 : require_restore.writeBack$1(root, seal, there, { bytes });
}
// src/rerun/rerun.ts
async function rerun$1(options) {
	let root = (0, node_path.dirname)(options.manifest), name = (0, node_path.basename)(options.manifest), source = await require_gate.loadManifestFile(name, {
		cwd: root,
		format: "auto",
		limit: require_gate.MAX_BYTES,
		maxEntries: require_gate.MAX_ENTRIES
	}), now = await require_gate.gate(requestFor(root, name), null), broken = now.findings.filter(speaksAgainst);
	if (broken.length > 0 || source.root === void 0) return {
		...NOTHING,
		verdict: now.verdict === "pass" ? "unverifiable" : now.verdict,
		findings: broken
	};
	let write = writerOf(source);
	if (write === void 0) return unsure(`its format is ${source.format}, and packets are sealed again in native, GNU or BSD format only`);
	let copy, restoreSignals = require_hashing.onSignals((signal) => {
		copy?.remove(), process.listenerCount(signal) === 0 && process.kill(process.pid, signal);
	});
	try {
		copy = new PacketCopy(source.root, source.seals);
		let resealed = require_hashing.digestOf("sha256", Buffer.from(write(await copy.seals())));
		return resealed === source.sha256 ? await rerunOn(copy, {
			...options,
			root: source.root,
			name,
			sealed: source.sha256,
			write,
			replace: options.write
		}) : unsure(resealed === source.lfSha256 ? CRLF_MANIFEST : NOT_OURS);
	} catch (error) {
		return unsure(`it could not be made again: ${require_hashing.errorMessage(error)}`);
	} finally {
		restoreSignals(), copy?.remove();
	}
}
const NOT_OURS = "sealing the packet again does not give its manifest: the manifest was not written by \"seal-gate seal\", or a file changed meanwhile", CRLF_MANIFEST = "its manifest has CRLF line endings; with LF it is exactly what sealing it gives: check it out with \"* -text\" in .gitattributes";
function speaksAgainst({ code, severity, path }) {
	return require_findings.isEvidenceCode(code) || code === "unsealed" && path === "packet_tree.sha256" ? !1 : severity === "fail" || severity === "unverifiable";
}
const NOTHING = {
	schema: "seal-gate/rerun/1",
	version: require_gate.VERSION,
	documents: [],
	validators: [],
	written: [],
	findings: [],
	problems: []
};
function unsure(problem) {
	return {
		...NOTHING,
		verdict: "unverifiable",
		problems: [problem]
	};
}
function requestFor(cwd, manifest) {
	return {
		cwd,
		manifests: [manifest],
		format: "auto",
		covers: [],
		unsealed: "fail",
		requireClearance: !1,
		git: !1,
		now: !1
	};
}
function writerOf({ format, packet, covers }) {
	return format === "native" ? (seals) => require_self_test.writeNative({
		...packet !== void 0 && { packet },
		...covers !== void 0 && { covers }
	}, seals) : format === "gnu" ? require_self_test.writeGnu : format === "bsd" ? require_self_test.writeBsd : void 0;
}
async function rerunOn(copy, work) {
	let { name, sealed, write } = work, remade = await regenerate(copy, work), documents = remade.documents.map((one) => compareDocument(one, remade.before, copy.root)), manifest = write(await copy.seals()), tree = {
		sealed,
		again: require_hashing.digestOf("sha256", Buffer.from(manifest)),
		expected: expectedHashes(work)
	}, line = `${tree.again}  ${name}\n`;
	copy.putUnsealed(name, manifest), copy.putUnsealed(require_gate.TREE_HASH_NAME, line);
	let judged = await require_gate.gate(requestFor(copy.root, name), (packets) => selfTest(remade, packets)), findings = [...judged.findings, ...remade.findings], vacuous = documents.every(({ kept }) => kept !== void 0), problems = [...vacuous ? ["nothing in it was made again, so nothing is shown"] : [], ...mismatches(tree, work)], verdict = vacuous ? "unverifiable" : worst(judged.verdict, require_gate.verdictOf(findings, 1, 1), problems.length > 0 ? "fail" : "pass"), validators = remade.validators.map(({ path, result, isolation }) => ({
		path,
		status: result.status,
		...isolation !== void 0 && { isolation }
	})), report = {
		...NOTHING,
		verdict,
		tree,
		documents,
		validators,
		findings,
		problems
	}, changed = documents.filter(({ state }) => state !== "same" && state !== "kept"), judgeable = verdict !== "unverifiable" && findings.every(({ severity }) => severity !== "unverifiable");
	return work.replace && judgeable && (changed.length > 0 || problems.length > 0) ? await writeBack(report, changed, {
		copy,
		remade,
		work,
		manifest,
		line
	}) : report;
}
function selfTest({ before, probes }, packets) {
	return require_release.ofKind(before, "probes").length === 0 ? Promise.resolve(probes) : require_probes.runAllProbes(packets);
}
async function writeBack(report, changed, { copy, remade, work, manifest, line }) {
	let { root, name, pin } = work;
	if (pin !== void 0) return report;
	let hash = report.tree?.expected.some(({ by }) => by === "packet_tree.sha256") === !0 ? [{
		path: require_gate.TREE_HASH_NAME,
		bytes: Buffer.from(line)
	}] : [], files = [
		...changed.map(({ path }) => ({
			path,
			bytes: require_hashing.readInside(copy.root, path, require_gate.MAX_BYTES)
		})),
		{
			path: name,
			bytes: Buffer.from(manifest)
		},
		...hash
	], problem = replaceFiles(root, files);
	if (problem !== void 0) return {
		...report,
		verdict: worst(report.verdict, "fail"),
		problems: [...report.problems, problem]
	};
	let judged = await require_gate.gate(requestFor(root, name), (packets) => selfTest(remade, packets)), findings = [...judged.findings, ...report.findings.filter(({ code }) => code.startsWith("validator-"))], verdict = worst(judged.verdict, require_gate.verdictOf(findings, 1, 1));
	return {
		...report,
		verdict,
		findings,
		problems: [],
		written: files.map(({ path }) => path)
	};
}
function compareDocument(one, before, copy) {
	if (one.kept !== void 0) return {
		...one,
		state: "kept",
		differences: []
	};
	let again = require_hashing.readInside(copy, one.path, require_gate.MAX_BYTES), sealed = before.documents.find(({ path }) => path === one.path);
	if (sealed === void 0) return {
		...one,
		state: "new",
		differences: []
	};
	if (require_hashing.digestOf("sha256", again) === sealed.sha256) return {
		...one,
		state: "same",
		differences: []
	};
	let differences = jsonDifferences(sealed.value, JSON.parse(again.toString("utf8")));
	return {
		...one,
		state: differences.length === 0 ? "layout" : "different",
		differences
	};
}
function expectedHashes({ root, pin }) {
	let named = pin === void 0 ? [] : [{
		by: "--manifest-sha256",
		sha256: pin
	}], seal = {
		path: require_gate.TREE_HASH_NAME,
		digests: {},
		line: 1
	};
	if (!require_hashing.exists(root, "packet_tree.sha256")) return named;
	let there = new require_hashing.SealedFiles(root).content(seal, 4096) ?? /* @__PURE__ */ new Uint8Array(), [first] = /^[0-9a-f]{64}(?!\S)/.exec(Buffer.from(there).toString("latin1")) ?? [];
	return [...named, {
		by: require_gate.TREE_HASH_NAME,
		sha256: first ?? "no sha256"
	}];
}
function mismatches({ sealed, again, expected }, { name }) {
	let wrong = expected.filter(({ sha256 }) => sha256 !== again).map(({ by }) => `its tree hash is not the one of ${by}`);
	return wrong.length > 0 || sealed === again ? wrong : [`its tree hash differs from ${name} says`];
}
const RANK = {
	pass: 0,
	fail: 1,
	unverifiable: 2
};
function worst(...verdicts) {
	return verdicts.reduce((a, b) => RANK[b] > RANK[a] ? b : a, "pass");
}
// src/commands/rerun.ts
function rerun(packet, options, cwd) {
	let { write, dump, "pg-bin": pgBin, "run-validator": runValidator, "run-rehearsal": runRehearsal, "manifest-sha256": pinned } = options;
	if (write && pinned !== "") throw new require_gate.UsageError("\"--write\" changes the tree hash that \"--manifest-sha256\" pins: give only one of them");
	let pin = pinned === "" ? void 0 : require_gate.readPin(cwd, pinned);
	if (pin !== void 0 && "reason" in pin) throw new require_gate.UsageError(pin.reason);
	return rerun$1({
		manifest: manifestOf(packet, cwd),
		...pin !== void 0 && { pin: pin.sha256 },
		...dump !== "" && { dump: (0, node_path.resolve)(cwd, dump) },
		...pgBin !== "" && { pgBin: (0, node_path.resolve)(cwd, pgBin) },
		write,
		runValidator,
		runRehearsal
	});
}
function manifestOf(packet, cwd) {
	let shown = JSON.stringify(packet);
	try {
		let place = require_hashing.realPath((0, node_path.resolve)(cwd, packet));
		if (!require_hashing.isFolder(place)) return place;
		let [only, ...others] = require_gate.usualManifests(require_hashing.namesIn(place));
		if (only !== void 0 && others.length === 0) return (0, node_path.join)(place, only);
		throw new require_gate.UsageError(`${shown} has ${only === void 0 ? "no manifest" : "several manifests: name one"}`);
	} catch (error) {
		throw error instanceof require_gate.UsageError ? error : require_hashing.errorCode(error) === "ENOENT" ? new require_gate.MissingError("packet", packet) : new require_gate.UsageError(`${shown} cannot be accessed: ${require_hashing.errorCode(error)}`);
	}
}
exports.rerun = rerun;
