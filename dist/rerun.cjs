const require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_restore = require("./restore.cjs"), require_cli = require("./cli.cjs");
let node_fs = require("node:fs"), node_path = require("node:path"), node_util = require("node:util"), node_os = require("node:os");
// src/rerun/json-difference.ts
/** Words that documents of ours use for a state. Any other text may be a name, a token or a key, and is never shown. */
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
/** Every differing place of two JSON values, in the order of the first one, then of the second. */
function jsonDifferences(sealed, again, pointer = "") {
	let [a, b] = [membersOf(sealed), membersOf(again)];
	if (a === void 0 || b === void 0 || Array.isArray(sealed) !== Array.isArray(again)) {
		if ((0, node_util.isDeepStrictEqual)(sealed, again)) return [];
		let [before, after] = [shown(sealed), shown(again)];
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
	return require_gate.isRecord(value) || Array.isArray(value) ? new Map(Object.entries(value)) : void 0;
}
function shown(value) {
	return typeof value == "boolean" || typeof value == "number" || value === null || WORDS.has(value) ? String(value) : void 0;
}
// src/rerun/packet-copy.ts
const SOURCE = node_fs.constants.O_RDONLY | (node_fs.constants.O_NOFOLLOW ?? 0) | (node_fs.constants.O_NONBLOCK ?? 0);
/** A private copy (mode 0700) of a packet's sealed files, in which documents can be made again while the packet stays as it is. */
var PacketCopy = class {
	root = (0, node_fs.mkdtempSync)((0, node_path.join)((0, node_os.tmpdir)(), "seal-gate-rerun-"));
	#paths;
	/**
	* Copies through real folders only; what a link leads to is never read.
	* @throws when a file cannot be copied
	*/
	constructor(packet, seals) {
		this.#paths = seals.map(({ path }) => path);
		let folders = new require_hashing.Folders(packet), buffer = Buffer.allocUnsafeSlow(1048576);
		try {
			for (let path of this.#paths) {
				if (folders.problem(path) !== void 0) throw Error(`${JSON.stringify(path)} cannot be copied: it is not reached through real folders`);
				copyFile(`${packet}${node_path.sep}${path}`, this.#made(path), buffer);
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
	/** Puts a document in its place. A new one is sealed with the others. */
	put(path, text) {
		this.#paths.includes(path) || this.#paths.push(path), (0, node_fs.writeFileSync)(this.#made(path), text);
	}
	/** A file beside the sealed ones, such as their manifest. */
	putUnsealed(name, text) {
		(0, node_fs.writeFileSync)((0, node_path.join)(this.root, name), text);
	}
	/** @throws when a file cannot be sealed */
	async seals() {
		return (await require_gate.sealAll(this.#paths.map((path) => [path, (0, node_path.join)(this.root, path)]))).map((result, index) => {
			if (typeof result == "string") throw Error(`${JSON.stringify(this.#paths[index])} cannot be sealed: ${result}`);
			return result;
		});
	}
	/** What the copy can prove as it stands now. */
	async evidence() {
		let seals = await this.seals(), contents = require_gate.sealedContents(this.root, seals, seals.map(() => ({ state: "intact" })));
		return require_gate.evidenceOf(contents.map((content) => ({
			...content,
			path: content.seal.path,
			manifest: ""
		})));
	}
	remove() {
		(0, node_fs.rmSync)(this.root, {
			recursive: !0,
			force: !0
		});
	}
};
function copyFile(from, to, buffer) {
	let source = (0, node_fs.openSync)(from, SOURCE);
	try {
		let target = (0, node_fs.openSync)(to, "wx", 384);
		try {
			for (let n = (0, node_fs.readSync)(source, buffer); n > 0; n = (0, node_fs.readSync)(source, buffer)) for (let at = 0; at < n;) at += (0, node_fs.writeSync)(target, buffer, at, n - at);
		} finally {
			(0, node_fs.closeSync)(target);
		}
	} finally {
		(0, node_fs.closeSync)(source);
	}
}
// src/rerun/regenerate.ts
/** As every document of ours is written. */
function documentText(value) {
	return `${JSON.stringify(value, null, 2)}\n`;
}
/** Makes the documents of a copy again, each kind before those that name it. */
async function regenerate(copy, options) {
	let probes = await require_gate.runAllProbes(), documents = [], before = await copy.evidence();
	for (let { path } of require_gate.ofKind(before, "probe-results")) copy.put(path, documentText(probes)), documents.push({
		path,
		kind: "probe-results"
	});
	documents.push(...rehearsed(before));
	let { results, ...ran } = await validated(copy, options);
	return {
		probes,
		before,
		documents: [...documents, ...results],
		...ran
	};
}
function rehearsed(evidence) {
	return require_gate.CLONE_KINDS.flatMap((kind) => require_gate.ofKind(evidence, kind).map(({ path }) => ({
		path,
		kind,
		kept: "the packet orders no rehearsal"
	})));
}
async function validated(copy, { runValidator }) {
	let evidence = await copy.evidence(), kind = "validator-result", sealed = require_gate.ofKind(evidence, kind);
	if (!runValidator) return {
		validators: [],
		findings: [],
		results: sealed.map(({ path }) => ({
			path,
			kind,
			kept: "validators are programs of the packet: they run only with --run-validator"
		}))
	};
	let validators = await require_gate.runValidators(copy.root, evidence);
	return {
		validators,
		results: sealed.map(({ path, document }) => {
			let named = document.status === "NOT_RUN" ? void 0 : document.validator.path, [only, ...others] = validators.filter((run) => named === void 0 || run.path === named);
			return only === void 0 || others.length > 0 ? {
				path,
				kind,
				kept: "it names no validator of this packet"
			} : only.result.status === "NOT_RUN" && named !== void 0 ? {
				path,
				kind,
				kept: only.result.reason
			} : (copy.put(path, documentText(only.result)), {
				path,
				kind
			});
		}),
		findings: require_gate.validatorFindings(validators, await copy.evidence(), "")
	};
}
// src/rerun/replace-files.ts
/**
* Replaces files of a packet, each whole or not at all, through real folders only. When one of them cannot be written, those before it get
* their old bytes back. The manifest comes last: a run that is cut off leaves documents that do not hold to their seal, never a seal over
* documents that are not there.
* @returns why nothing was written, as one plain sentence; undefined when everything stands there
*/
function replaceFiles(root, files) {
	let done = [];
	for (let file of files) {
		let old = bytesOf((0, node_path.join)(root, file.path)), problem = typeof old == "string" ? old : put(root, file);
		if (problem !== void 0) {
			let stuck = done.toReversed().filter((one) => put(root, one) !== void 0), rest = stuck.length === 0 ? "nothing was changed" : `changed already: ${stuck.map(({ path }) => path).join(", ")}`;
			return `${JSON.stringify(file.path)} cannot be written: ${problem}; ${rest}`;
		}
		typeof old == "object" && done.push({
			path: file.path,
			bytes: old
		});
	}
}
/** The bytes that stand there, undefined when none do, or why they cannot be read. */
function bytesOf(file) {
	try {
		return (0, node_fs.readFileSync)(file);
	} catch (error) {
		return require_hashing.errorCode(error) === "ENOENT" ? void 0 : `the system answers ${require_hashing.errorCode(error)}`;
	}
}
function put(root, { path, bytes }) {
	let seal = {
		path,
		digests: { sha256: require_hashing.digestOf("sha256", bytes) },
		bytes: bytes.length,
		line: 1
	}, there = new require_hashing.SealedFiles(root).observe(seal);
	return there.state === "intact" ? void 0 : require_restore.writeBack(root, seal, there, { bytes });
}
// src/rerun/rerun.ts
/**
* Makes everything in a packet again that a machine made, on a private copy, seals the copy in the same way, and compares. The packet is
* only read, unless it is asked to be written.
* @throws when the system refuses something
*/
async function rerun$1(options) {
	let root = (0, node_path.dirname)(options.manifest), name = (0, node_path.basename)(options.manifest), source = await require_gate.fileSource(name, {
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
	let copy = new PacketCopy(source.root, source.seals);
	try {
		return require_hashing.digestOf("sha256", Buffer.from(write(await copy.seals()))) === source.sha256 ? await rerunOn(copy, {
			...options,
			root: source.root,
			name,
			sealed: source.sha256,
			write,
			replace: options.write
		}) : unsure("sealing it as it stands does not give its manifest: it was not written by \"seal-gate seal\", or a file changed meanwhile");
	} finally {
		copy.remove();
	}
}
/** Evidence may be out of date, which is what a rerun is for; the seals may not. The tree hash is compared with the new one below. */
function speaksAgainst({ code, severity, path }) {
	return require_gate.isEvidenceCode(code) || code === "unsealed" && path === "packet_tree.sha256" ? !1 : severity === "fail" || severity === "unverifiable";
}
const NOTHING = {
	schema: "seal-gate/rerun/1",
	version: require_gate.VERSION,
	documents: [],
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
		git: !1
	};
}
/** Seals files as this manifest does. */
function writerOf({ format, packet, covers }) {
	return format === "native" ? (seals) => require_gate.writeNative({
		...packet !== void 0 && { packet },
		...covers !== void 0 && { covers }
	}, seals) : format === "gnu" ? require_gate.writeGnu : format === "bsd" ? require_gate.writeBsd : void 0;
}
async function rerunOn(copy, work) {
	let { name, sealed, write } = work, remade = await regenerate(copy, work), documents = remade.documents.map((one) => compared(one, remade.before, copy.root)), manifest = write(await copy.seals()), tree = {
		sealed,
		again: require_hashing.digestOf("sha256", Buffer.from(manifest)),
		expected: expectedHashes(work)
	}, line = `${tree.again}  ${name}\n`;
	copy.putUnsealed(name, manifest), copy.putUnsealed(require_gate.TREE_HASH_NAME, line);
	let judged = await require_gate.gate(requestFor(copy.root, name), (packets) => selfTest(remade, packets)), findings = [...judged.findings, ...remade.findings], vacuous = documents.every(({ kept }) => kept !== void 0), problems = [...vacuous ? ["nothing in it was made again, so nothing is shown"] : [], ...mismatches(tree, work)], verdict = vacuous ? "unverifiable" : worst(judged.verdict, require_gate.verdictOf(findings, 1, 1), problems.length > 0 ? "fail" : "pass"), report = {
		...NOTHING,
		verdict,
		tree,
		documents,
		findings,
		problems
	}, changed = documents.filter(({ state }) => state !== "same" && state !== "kept");
	return work.replace && verdict !== "unverifiable" && (changed.length > 0 || problems.length > 0) ? await written(report, changed, {
		copy,
		remade,
		work,
		manifest,
		line
	}) : report;
}
/** Probes that the packet carries itself are tried on the copy as well; its results hold the gate's own. */
function selfTest({ before, probes }, packets) {
	return require_gate.ofKind(before, "probes").length === 0 ? Promise.resolve(probes) : require_gate.runAllProbes(packets);
}
/** Puts the documents into the packet and judges it again as it then stands. A pin is what somebody expects: against it nothing is written. */
async function written(report, changed, { copy, remade, work, manifest, line }) {
	let { root, name, pin } = work;
	if (pin !== void 0) return report;
	let hash = report.tree?.expected.some(({ by }) => by === "packet_tree.sha256") === !0 ? [{
		path: require_gate.TREE_HASH_NAME,
		bytes: Buffer.from(line)
	}] : [], files = [
		...changed.map(({ path }) => ({
			path,
			bytes: (0, node_fs.readFileSync)((0, node_path.join)(copy.root, path))
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
function compared(one, before, copy) {
	if (one.kept !== void 0) return {
		...one,
		state: "kept",
		differences: []
	};
	let again = (0, node_fs.readFileSync)((0, node_path.join)(copy, one.path)), sealed = before.documents.find(({ path }) => path === one.path);
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
/** The hash that was named, and the one that stands in the packet. Whatever else stands there, or a link, is never read out. */
function expectedHashes({ root, pin }) {
	let named = pin === void 0 ? [] : [{
		by: "--manifest-sha256",
		sha256: pin
	}], seal = {
		path: require_gate.TREE_HASH_NAME,
		digests: {},
		line: 1
	}, there = new require_hashing.SealedFiles(root).content(seal, 4096);
	if (there === void 0) return named;
	let [first] = /^[0-9a-f]{64}(?![^\s])/.exec(Buffer.from(there).toString("latin1")) ?? [];
	return [...named, {
		by: require_gate.TREE_HASH_NAME,
		sha256: first ?? "no sha256"
	}];
}
function mismatches({ sealed, again, expected }, { name }) {
	let wrong = expected.filter(({ sha256 }) => sha256 !== again).map(({ by }) => `its tree hash is not the one of ${by}`);
	return wrong.length > 0 || sealed === again ? wrong : [`it is sealed otherwise than ${name} says`];
}
const RANK = {
	pass: 0,
	fail: 1,
	unverifiable: 2
};
/** A gate that cannot be trusted vouches for nothing; else wrong is wrong. */
function worst(...verdicts) {
	return verdicts.reduce((a, b) => RANK[b] > RANK[a] ? b : a, "pass");
}
// src/cli/rerun.ts
const EXIT = {
	pass: 0,
	fail: 1,
	unverifiable: 2
}, HEX = /^[0-9a-f]{64}$/i, rerun = async (args, cwd, terminal) => {
	let flags = require_gate.parseFlags(args, {
		write: { type: "boolean" },
		"run-validator": { type: "boolean" },
		"manifest-sha256": { type: "string" },
		json: { type: "boolean" }
	}), [packet, ...others] = flags.positionals;
	if (packet === void 0 || others.length > 0) throw new require_gate.UsageError("name one packet: its folder, or its manifest");
	let pin = pinOf(flags, cwd), write = flags.values.write === !0;
	if (write && pin !== void 0) throw new require_gate.UsageError("\"--write\" changes the tree hash that \"--manifest-sha256\" pins: give only one of them");
	let report = await rerun$1({
		manifest: manifestOf(packet, cwd),
		...pin !== void 0 && { pin },
		write,
		runValidator: flags.values["run-validator"] === !0
	});
	return flags.values.json === !0 ? terminal.out(`${JSON.stringify(report, null, 2)}\n`) : terminal.out(`${linesOf(report).join("\n")}\n`), EXIT[report.verdict];
};
/** The user named the packet, so links to it are followed. */
function manifestOf(packet, cwd) {
	try {
		let place = (0, node_fs.realpathSync)((0, node_path.resolve)(cwd, packet));
		if (!(0, node_fs.statSync)(place).isDirectory()) return place;
		let [only, ...others] = require_cli.discover(place);
		if (only !== void 0 && others.length === 0) return (0, node_path.join)(place, only);
		throw new require_gate.UsageError(`${require_gate.quotePath(packet)} has ${only === void 0 ? "no manifest" : "several manifests: name one"}`);
	} catch (error) {
		throw error instanceof require_gate.UsageError ? error : new require_gate.UsageError(`${require_gate.quotePath(packet)} cannot be looked at: ${require_hashing.errorCode(error)}`);
	}
}
function pinOf({ values }, cwd) {
	let pin = values["manifest-sha256"];
	if (typeof pin != "string") return;
	if (HEX.test(pin)) return pin.toLowerCase();
	let [first = ""] = require_cli.readNamed(pin, cwd, 65536).toString("utf8").trimStart().split(/\s/, 1);
	if (!HEX.test(first)) throw new require_gate.UsageError("\"--manifest-sha256\" takes 64 hex digits, or a file that begins with them");
	return first.toLowerCase();
}
function linesOf({ verdict, tree, documents, findings, problems, written }) {
	return [
		...documents.flatMap(documentLines),
		...tree === void 0 ? [] : [
			`tree hash  ${tree.again}  made again`,
			`           ${tree.sealed}  sealed`,
			...tree.expected.map(({ by, sha256 }) => `           ${require_gate.escapeLog(sha256)}  ${by}`)
		],
		...findings.flatMap((finding) => [require_gate.escapeLog(require_gate.headline(finding)), ...require_gate.remedy(finding).map(({ say }) => `  → ${say}`)]),
		...problems.map((problem) => require_gate.escapeLog(`the packet differs: ${problem}`)),
		...written.length === 0 ? [] : [require_gate.escapeLog(`written: ${written.map(require_gate.quotePath).join(", ")}`)],
		`OVERALL ${verdict === "pass" ? "PASS" : "FAIL"}`
	];
}
const STATE = {
	same: "same       ",
	layout: "other bytes",
	different: "different  ",
	new: "new        ",
	kept: "kept       "
};
function documentLines({ path, state, kept, differences }) {
	let why = kept ?? (state === "layout" ? "the values are the same, the layout is not" : void 0), more = differences.length - 12;
	return [
		`${STATE[state]}  ${require_gate.escapeLog(require_gate.quotePath(path))}${why === void 0 ? "" : `: ${require_gate.escapeLog(why)}`}`,
		...differences.slice(0, 12).map(({ pointer, what, values }) => `    ${require_gate.escapeLog(pointer === "" ? "the whole document" : pointer)} ${values === void 0 ? WHAT[what] : `was ${values[0]}, is ${values[1]}`}`),
		...more > 0 ? [`    and ${require_gate.counted(more, "more place", "more places")}`] : []
	];
}
const WHAT = {
	changed: "has another value",
	added: "is new",
	removed: "is gone"
};
exports.rerun = rerun;
