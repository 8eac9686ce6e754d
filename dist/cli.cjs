#!/usr/bin/env node
Object.defineProperty(exports, Symbol.toStringTag, { value: "Module" });
const require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs");
let node_fs = require("node:fs"), node_path = require("node:path"), node_os = require("node:os"), node_url = require("node:url"), node_worker_threads = require("node:worker_threads");
/** The help of one command, or undefined when there is no such command. */
function helpFor(command) {
	return command === void 0 ? void 0 : (/* @__PURE__ */ new Map([
		["verify", "seal-gate verify [MANIFEST…] [flags]\n\nCompares every sealed file with its bytes on disk. Without a manifest, takes the one it finds in this folder.\n\n  --seals TEXT              an inline manifest instead\n  --format NAME             force a format (auto): native, gnu, bsd, columns, bagit, hashdeep, gentoo, tuf, in-toto, wheel-record,\n                            debian, cargo, lfs\n  --root FOLDER             folder that sealed paths are relative to (the manifest's folder)\n  --manifest-sha256 PIN     64 hex digits, or a file with them: pins the manifest's own bytes\n  --covers GLOB             every file that matches must be sealed; may be repeated\n  --unsealed WHAT           what a file without a seal is in that scope: fail, warn, ignore (fail)\n  --text-rules RULES        hold intact texts to rules as well: no-bom, lf, ascii, utf-8, nfc, no-invisible\n  --trusted-ref REF         take the manifest from this branch, tag or commit instead of the folder\n  --blocker-map FILE        the blocker map that must be in force (the one that the packet seals)\n  --require-clearance       also fail while the decision is HOLD_PRODUCTION\n  --run-validator           start the validators that the packet pins, and hold them to their sealed results\n  --no-probes               skip the self-test\n  --max-manifest-bytes N    refuse a larger manifest (268435456)\n  --max-entries N           refuse a manifest with more entries (5000000)\n  --shard I/N               judge only the I-th of N shares, balanced by bytes; \"merge\" makes one verdict of them\n  --threads N               hashing threads, 1 to 64 (auto: one for each core)\n  --json                    the report on standard output, and nothing else there\n\nExit code 0: every sealed byte is right. 1: bytes or evidence are wrong. 2: it could not be judged, or bad usage.\n\n  seal-gate verify SHA256SUMS\n  seal-gate verify seal-gate.json --covers 'migrations/**' --json > report.json\n"],
		["seal", "seal-gate seal PATH… [-o FILE] [flags]\n\nWrites a manifest of files, and of all files in folders. The same files always give the same bytes.\n\n  -o, --output FILE         where to write it (standard output)\n  --format NAME             native, gnu, bsd, bagit (native)\n  --root FOLDER             folder that sealed paths are relative to (the folder of FILE)\n  --packet NAME             name of the packet (native)\n  --check                   write nothing; say whether sealing again would change anything, and what (exit code 1)\n  --covers GLOB             scope in which a file without a seal is a finding (native); may be repeated\n\n  seal-gate seal migrations -o migrations/seal-gate.json --covers '**'\n"],
		["probe", "seal-gate probe [--json]\n\nBuilds a small packet of real bytes in a private folder, breaks it in seven ways, and demands that the gate refuses each for its own\nreason, and passes the unbroken one. --json gives probe-results.json: the same bytes every time.\n"],
		["merge", "seal-gate merge REPORT… [--json]\n\nMakes one report of the reports of all shards of a run (verify --shard 1/8 --json > report-1.json, and so on). A shard that is missing,\ndoubled, or of another run makes the verdict unverifiable.\n"],
		["repair", "seal-gate repair MANIFEST\n\nPrints the same seals as a clean manifest, where that is mechanical: byte order mark, UTF-16, CRLF, upper-case hex, a leading \"./\", a\nmissing last line feed, doubled lines. What it changed goes to standard error. Nothing is written in place.\n"],
		["init-packet", "seal-gate init-packet DIR [--packet NAME]\n\nWrites a release packet to begin with: a policy, what a clone must look like, evidence that says honestly that nothing was done yet, a\nblocker map, and the manifest over all of it. It verifies, and its decision is HOLD_PRODUCTION. Its README.md has the next steps. Writes only\ninto a folder that is empty or not there yet, and always the same bytes.\n\n  --packet NAME             name of the packet, in its manifest\n\n  seal-gate init-packet packets/CHG-0417 --packet CHG-0417\n"],
		["restore", "seal-gate restore MANIFEST [--write] [-o FILE]\n\nEvery drifted file whose sealed bytes are proved, as a patch for \"git apply\" on standard output, or written back. Nothing else is touched.\n\n  --write                   write the files back, atomically, and verify them again\n  -o, --output FILE         write the patch there\n  --object-format NAME      sha1 or sha256, as the repository has it (sha1)\n  --format NAME, --root FOLDER, --manifest-sha256 PIN   as in \"verify\"\n\nExit code 0: all that drifted is restored, or in the patch. 1: something is left. 2: nothing could be judged, or bad usage.\n"],
		["explain", "seal-gate explain FILE --sha256 HEX [--bytes N] [--json]\n\nWhy a file is not what its digest says: cause, proof, places, differences, remedy.\n\nExit code 0: it is exactly that. 1: it drifted. 2: it cannot be read, or bad usage.\n"]
	])).get(command);
}
// src/report/merge.ts
/**
* One report from the shards of a run, byte for byte the one that an unsharded run gives. A shard that is missing, doubled, or of
* another run (other manifest, other gate, other cut) makes it `unverifiable`: nothing says then that every seal was looked at.
*/
function mergeReports(shards) {
	let [first] = shards;
	if (first === void 0) throw RangeError("there is no report to merge");
	let counts = sum(shards.map(({ report }) => report.counts)), findings = [...withFewHunks(distinct(shards.flatMap(({ report }) => report.findings)), first.report), ...faults(shards, first, counts)], { shard: _, ...rest } = first.report, verdict = require_gate.verdictOf(findings, counts.sealed, counts.intact), { decision, packetStatus: packet_status, reason, holds, needed, blockers } = require_gate.NOTHING_JUDGED, release = {
		reason,
		holds,
		needed
	};
	return {
		...rest,
		verdict,
		decision,
		packet_status,
		release,
		blockers,
		counts,
		findings: require_gate.inOrder(findings)
	};
}
function faults(shards, first, counts) {
	let reasons = [], of = first.report.shard?.of ?? 0, seen = /* @__PURE__ */ new Map();
	for (let { name, report } of shards) {
		let { shard } = report;
		shard === void 0 ? reasons.push(`${JSON.stringify(name)} is the report of a whole run, not of a shard`) : shard.of !== of || !sameRun(report, first.report) ? reasons.push(`${JSON.stringify(name)} is a shard of another run than ${JSON.stringify(first.name)}`) : seen.has(shard.index) ? reasons.push(`${JSON.stringify(name)} and ${JSON.stringify(seen.get(shard.index))} are both shard ${shard.index}`) : seen.set(shard.index, name), report.probes !== null && !require_gate.probesHold(report.probes) && reasons.push(`the self-test did not hold in ${JSON.stringify(name)}`);
	}
	for (let index = 1; index <= of; index++) seen.has(index) || reasons.push(`shard ${index} of ${of} is missing`);
	let listed = first.report.manifests.reduce((total, { seals }) => total + seals, 0), judged = !shards.some(({ report }) => report.findings.some(({ code }) => code.startsWith("manifest-") || code === "root-not-found"));
	return reasons.length === 0 && judged && counts.sealed !== listed && reasons.push(`the shards judged ${counts.sealed} of ${listed} seals`), reasons.map((reason) => ({
		code: "shard-invalid",
		severity: "unverifiable",
		reason
	}));
}
function sameRun(a, b) {
	let identity = ({ schema, version, manifests, probes }) => JSON.stringify([
		schema,
		version,
		manifests,
		probes
	]);
	return identity(a) === identity(b);
}
/** Every shard shows the first differences of its own; of all of them, those stay that a whole run would have shown. */
function withFewHunks(findings, { manifests }) {
	let rank = ({ manifest, line = 0, drift }) => [
		manifests.findIndex(({ path }) => path === manifest),
		drift?.proof === "inversion" ? 0 : 1,
		line
	], shown = findings.filter(({ drift }) => drift?.hunks !== void 0).map((finding) => ({
		finding,
		rank: rank(finding)
	})).sort(({ rank: a }, { rank: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]), over = new Set(shown.slice(50).map(({ finding }) => finding));
	return findings.map((finding) => {
		if (finding.drift === void 0 || !over.has(finding)) return finding;
		let { hunks: _, ...drift } = finding.drift;
		return {
			...finding,
			drift
		};
	});
}
/** What is wrong with a manifest stands in every shard's report, and once in the whole one. */
function distinct(findings) {
	return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
function sum(all) {
	let total = {
		sealed: 0,
		intact: 0,
		drifted: 0,
		missing: 0,
		unsealed: 0,
		unverifiable: 0
	};
	for (let { sealed, intact, drifted, missing, unsealed, unverifiable } of all) total.sealed += sealed, total.intact += intact, total.drifted += drifted, total.missing += missing, total.unsealed += unsealed, total.unverifiable += unverifiable;
	return total;
}
// src/cli/exit.ts
const EXIT = {
	pass: 0,
	fail: 1,
	unverifiable: 2
};
function exitCodeOf({ verdict }) {
	return EXIT[verdict];
}
// src/cli/named-file.ts
/**
* The bytes of a file that the user named.
* @throws UsageError with the name as it was given and no path of the machine
*/
function readNamed(name, cwd, limit) {
	refuseLeadingOut(name, cwd);
	try {
		return require_gate.readWhole((0, node_path.resolve)(cwd, name), limit);
	} catch (error) {
		throw new require_gate.UsageError(`${JSON.stringify(name)} cannot be read: ${require_hashing.errorCode(error)}`);
	}
}
/** @throws UsageError when a link leads from the folder to a file outside: whoever put it there would have that file quoted */
function refuseLeadingOut(name, cwd) {
	let out;
	try {
		out = require_gate.leadsOut(cwd, name);
	} catch (error) {
		throw new require_gate.UsageError(`${JSON.stringify(name)} cannot be looked at: ${require_hashing.errorCode(error)}`);
	}
	if (out) throw new require_gate.UsageError(`${JSON.stringify(name)} is a link that leads out of this folder`);
}
// src/cli/merge.ts
const merge = async (args, cwd, terminal) => {
	let { values, positionals } = require_gate.parseFlags(args, { json: { type: "boolean" } });
	if (positionals.length === 0) throw new require_gate.UsageError("name the report.json of every shard");
	let report = mergeReports(positionals.map((name) => read(name, cwd)));
	return values.json === !0 ? terminal.out(require_gate.bundleFiles(report).find(({ name }) => name === "report.json")?.text ?? "") : terminal.out(require_gate.renderText(report, { colour: terminal.colour })), exitCodeOf(report);
};
function read(name, cwd) {
	let report = jsonOf(readNamed(name, cwd, 268435456).toString("utf8"));
	if (isReport(report)) return {
		name,
		report
	};
	throw new require_gate.UsageError(`${JSON.stringify(name)} is no seal-gate/report/1`);
}
/** Undefined when it is not JSON: the parser's own message would quote the file. */
function jsonOf(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
/** What `mergeReports` relies on. A report that was tampered with is not told from a true one: nothing here is signed. */
function isReport(value) {
	if (typeof value != "object" || !value) return !1;
	let { schema, counts, manifests, findings } = value, numbers = typeof counts == "object" && counts ? Object.values(counts) : [];
	return schema === "seal-gate/report/1" && numbers.length === 6 && numbers.every((n) => Number.isSafeInteger(n) && n >= 0) && Array.isArray(manifests) && Array.isArray(findings);
}
// src/cli/probe.ts
/** `seal-gate probe`: proves on this machine that the gate refuses bad inputs. */
const probe = async (args, _cwd, terminal) => {
	let { values } = require_gate.parseFlags(args, { json: { type: "boolean" } }), results = await require_gate.runAllProbes(), hold = require_gate.probesHold(results);
	if (values.json === !0) terminal.out(`${JSON.stringify(results, null, 2)}\n`);
	else {
		for (let { id, mutation, seen, expected, passed } of [results.control, ...results.probes]) terminal.out(`${passed ? "ok  " : "FAIL"}  ${id.padEnd(26)} ${mutation}: ${passed ? seen : `expected ${expected}, seen ${seen}`}\n`);
		terminal.out(`${results.passed}/${results.planned} probes refused for the named reason\n${hold ? "PASS" : "UNVERIFIABLE"}\n`);
	}
	return hold ? 0 : 2;
};
// src/seal/changes.ts
/** What differs between two lists of seals, in the order of the lists. */
function changesBetween(before, after) {
	let old = new Map(before.map((seal) => [seal.path, seal])), now = new Set(after.map(({ path }) => path)), changed = after.flatMap((seal) => {
		let was = old.get(seal.path), what = was === void 0 ? "" : differences(was, seal).join(", ");
		return what === "" ? [] : [{
			path: seal.path,
			what
		}];
	});
	return {
		added: after.filter(({ path }) => !old.has(path)).map(({ path }) => path),
		removed: before.filter(({ path }) => !now.has(path)).map(({ path }) => path),
		changed
	};
}
/** Digests and lengths that both name and that differ; facts that one has and the other has not, or has otherwise. */
function differences(was, seal) {
	let digests = require_hashing.algorithmsOf(seal).filter((name) => was.digests[name] !== void 0 && was.digests[name] !== seal.digests[name]), length = was.bytes !== void 0 && was.bytes !== seal.bytes ? [`${was.bytes} to ${seal.bytes} bytes`] : [], facts = [
		"text",
		"eol",
		"bom",
		"git"
	].filter((fact) => was[fact] !== seal[fact]);
	return digests.length + length.length > 0 ? [...digests, ...length] : facts.map((fact) => `${fact} (a fact of the same bytes)`);
}
/**
* Seals files on all cores. The result has one entry for each file, in their order, whoever sealed it.
* @throws when a thread died or a file was lost
*/
async function sealAll(files) {
	let job = {
		files,
		counter: new SharedArrayBuffer(4)
	}, helpers = files.length < 4e3 ? 0 : Math.min((0, node_os.availableParallelism)(), 16) - 1, helping = Promise.all(Array.from({ length: helpers }, () => shareOfWorker(job)));
	helping.catch(() => void 0);
	let shares = [require_hashing.sealShare(job), ...await helping], results = Array(files.length);
	for (let [index, result] of shares.flat()) results[index] = result;
	return files.map(([path], index) => {
		let result = results[index];
		if (result === void 0) throw Error(`${JSON.stringify(path)} was lost`);
		return result;
	});
}
function shareOfWorker(job) {
	return new Promise((resolve, reject) => {
		let extension = require("url").pathToFileURL(__filename).href.slice(require("url").pathToFileURL(__filename).href.lastIndexOf(".")), worker = new node_worker_threads.Worker((0, node_url.fileURLToPath)(new URL(`./seal-worker${extension}`, require("url").pathToFileURL(__filename).href)), {
			workerData: job,
			env: {},
			execArgv: []
		});
		worker.on("message", resolve), worker.on("error", (error) => reject(/* @__PURE__ */ Error(`a sealing thread broke: ${require_hashing.errorMessage(error)}`))), worker.on("exit", (code) => reject(/* @__PURE__ */ Error(`a sealing thread ended in ${code} before its work was done`)));
	});
}
// src/verify/make-manifest.ts
/**
* Seals files, and all files under folders, in path order. What a later run could not verify is refused now: links, pipes, names that a
* manifest cannot hold, two names that are one in another Unicode form.
* @param root absolute folder that sealed paths will be relative to
* @param exempt absolute path of the manifest that is being written: it never seals itself, nor the file beside it that will hold its sha256
*/
async function sealFiles(root, cwd, paths, exempt) {
	let refused = [], files = /* @__PURE__ */ new Map(), base = (0, node_fs.realpathSync)(root), own = exempt === void 0 ? [] : [exempt, (0, node_path.join)((0, node_path.dirname)(exempt), require_gate.TREE_HASH_NAME)];
	for (let path of paths) collect(realFolder((0, node_path.resolve)(cwd, path)), path);
	let sorted = [...files].sort(([a], [b]) => require_gate.comparePaths(a, b)), results = await sealAll(sorted), seals = results.filter((result) => typeof result != "string");
	for (let [index, result] of results.entries()) typeof result == "string" && refused.push({
		path: sorted[index]?.[0] ?? "",
		reason: result
	});
	for (let [a, b] of twins([...files.keys()])) refused.push({
		path: b,
		reason: `it is the same name as ${JSON.stringify(a)} in another Unicode form (NFC, NFD): some systems hold one file where others hold two`
	});
	return {
		seals,
		refused
	};
	function collect(file, shown) {
		if (!own.includes(file)) {
			if (file.includes("�")) refused.push({
				path: shown,
				reason: "its name is not UTF-8, which a manifest in JSON cannot hold"
			});
			else try {
				let stats = (0, node_fs.lstatSync)(file), path = (0, node_path.relative)(base, file).split(node_path.sep).join("/");
				if (stats.isDirectory()) for (let name of (0, node_fs.readdirSync)(file).sort(require_gate.comparePaths)) name !== ".git" && collect((0, node_path.join)(file, name), `${shown.replace(/\/$/, "")}/${name}`);
				else if (stats.isSymbolicLink()) refused.push({
					path: shown,
					reason: "it is a symbolic link: seal the file that it leads to"
				});
				else if (!stats.isFile()) refused.push({
					path: shown,
					reason: "it is not a regular file"
				});
				else if (path === ".." || path.startsWith("../")) refused.push({
					path: shown,
					reason: `it lies outside ${JSON.stringify(root)}, where the manifest's paths begin`
				});
				else {
					let problem = require_gate.pathProblem(path);
					problem === void 0 ? files.set(path, file) : refused.push({
						path: shown,
						reason: problem
					});
				}
			} catch (error) {
				refused.push({
					path: shown,
					reason: `the system answers ${require_hashing.errorCode(error)}`
				});
			}
		}
	}
}
/** The folder's links are followed (the user named it), the file's own are not. */
function realFolder(file) {
	let name = file.slice(file.lastIndexOf(node_path.sep) + 1);
	try {
		return (0, node_path.join)((0, node_fs.realpathSync)((0, node_path.resolve)(file, "..")), name);
	} catch {
		return file;
	}
}
function twins(paths) {
	let seen = /* @__PURE__ */ new Map(), found = [];
	for (let path of paths) {
		let folded = path.normalize("NFC"), first = seen.get(folded);
		first === void 0 ? seen.set(folded, path) : found.push([first, path]);
	}
	return found;
}
// src/cli/seal.ts
/** `seal-gate seal PATH…`: writes a manifest, or with `--check` says whether writing it again would change anything. */
const seal = async (args, cwd, terminal) => {
	let { values, positionals } = require_gate.parseFlags(args, {
		output: {
			type: "string",
			short: "o"
		},
		format: {
			type: "string",
			default: "native"
		},
		root: { type: "string" },
		packet: { type: "string" },
		covers: {
			type: "string",
			multiple: !0
		},
		check: { type: "boolean" }
	});
	if (positionals.length === 0) throw new require_gate.UsageError("name the files or folders to seal");
	let { output, root, format, packet, covers, check } = values, write = writerOf(String(format), {
		...typeof packet == "string" && { packet },
		...Array.isArray(covers) && { covers: covers.map(String) }
	});
	if (check === !0 && typeof output != "string") throw new require_gate.UsageError("\"--check\" compares with a manifest: name it with \"-o\"");
	let target = typeof output == "string" ? (0, node_path.resolve)(cwd, output) : void 0, folder = typeof root == "string" ? (0, node_path.resolve)(cwd, root) : target === void 0 ? cwd : (0, node_path.dirname)(target);
	if (!(0, node_fs.existsSync)(folder)) throw new require_gate.UsageError(`there is no folder ${require_gate.quotePath(folder)}`);
	if (target !== void 0 && !(0, node_fs.existsSync)((0, node_path.dirname)(target))) throw new require_gate.UsageError(`there is no folder ${require_gate.quotePath((0, node_path.dirname)(target))}`);
	let { seals, refused } = await sealFiles(folder, cwd, positionals, target === void 0 ? void 0 : (0, node_path.resolve)((0, node_fs.realpathSync)((0, node_path.dirname)(target)), (0, node_path.basename)(target)));
	for (let { path, reason } of refused) terminal.say(`seal-gate: ${require_gate.quotePath(path)} cannot be sealed: ${require_gate.escapeLog(reason)}\n`);
	if (refused.length > 0) return 2;
	if (seals.length === 0) throw new require_gate.UsageError("there is no file to seal: an empty manifest would seal nothing");
	let text = write(seals);
	return target === void 0 ? (terminal.out(text), 0) : check === !0 ? compare(target, text, seals, terminal) : (writeWhole(target, text), terminal.say(`sealed ${seals.length} ${seals.length === 1 ? "file" : "files"} in ${require_gate.quotePath(String(output))}\n`), 0);
};
/** Exit code 0 when sealing again would write the same bytes, 1 when not, 2 when the manifest that is there cannot be read. */
async function compare(target, text, seals, terminal) {
	if (!(0, node_fs.existsSync)(target)) throw new require_gate.UsageError(`there is no manifest ${require_gate.quotePath(target)} to compare with`);
	let bytes = require_gate.readWhole(target, require_gate.MAX_BYTES);
	if (bytes.equals(Buffer.from(text))) return terminal.out("Sealing again would change nothing.\n"), 0;
	let old = await require_gate.readManifest(bytes, "auto", !0, { fileName: (0, node_path.basename)(target) });
	for (let { code, reason } of old.problems) terminal.say(`seal-gate: ${code}: ${require_gate.escapeLog(reason)}\n`);
	if (old.problems.length > 0) return 2;
	let { added, removed, changed } = changesBetween(old.seals, seals);
	for (let path of added) terminal.out(`added    ${require_gate.quotePath(path)}\n`);
	for (let path of removed) terminal.out(`removed  ${require_gate.quotePath(path)}\n`);
	for (let { path, what } of changed) terminal.out(`changed  ${require_gate.quotePath(path)}: ${what}\n`);
	return added.length + removed.length + changed.length === 0 && terminal.out("The seals are the same; the layout of the manifest, its packet or its covers would change.\n"), 1;
}
function writerOf(format, head) {
	if (format === "native") return (seals) => require_gate.writeNative(head, seals);
	if (Object.keys(head).length > 0) throw new require_gate.UsageError(`"--packet" and "--covers" need the native format; ${format} cannot hold them`);
	if (format === "gnu") return require_gate.writeGnu;
	if (format === "bsd") return require_gate.writeBsd;
	if (format === "bagit") return require_gate.writeBagManifest;
	throw new require_gate.UsageError(`"--format" is one of native, gnu, bsd, bagit, not ${JSON.stringify(format)}`);
}
/** A full disk or a killed process must never leave half a manifest behind. */
function writeWhole(target, text) {
	let draft = `${target}.${process.pid}.tmp`;
	try {
		(0, node_fs.writeFileSync)(draft, text, { flag: "wx" }), (0, node_fs.renameSync)(draft, target);
	} catch (error) {
		throw (0, node_fs.rmSync)(draft, { force: !0 }), error;
	}
}
let lastLine = performance.now(), drawn = !1;
const terminal = {
	out: (text) => void process.stdout.write(text),
	say: (text) => void process.stderr.write(text),
	progress(done, total) {
		if (total === 0) drawn && process.stderr.write("\r\x1B[K"), drawn = !1;
		else if (process.stderr.isTTY === !0) {
			let full = Math.round(done / total * 30);
			process.stderr.write(`\r[${"#".repeat(full)}${".".repeat(30 - full)}] ${done} of ${total} files`), drawn = !0;
		} else performance.now() - lastLine > 5e3 && (lastLine = performance.now(), process.stderr.write(`${done} of ${total} files\n`));
	},
	colour: process.stdout.isTTY === !0 && process.env.NO_COLOR === void 0
}, USUAL = /^(?:seal-gate\.json|(?:sha256|sha384|sha512)sums?(?:\.txt)?|checksums?(?:\.txt|\.sha256)?|manifest-sha(?:256|512)\.txt|.*\.sha256)$/i;
/** Manifests in a folder, by their usual names, sorted. The tree hash of a packet pins its manifest and is none. */
function discover(folder) {
	return (0, node_fs.readdirSync)(folder).filter((name) => USUAL.test(name) && name !== "packet_tree.sha256").sort(require_gate.comparePaths);
}
// src/cli/verify.ts
/** Inputs that only a workflow run can serve. */
const ACTION_ONLY = /* @__PURE__ */ new Set([
	"reseal",
	"restore",
	"upload",
	"artifact-name",
	"retention-days",
	"sarif",
	"junit",
	"check-run",
	"github-token"
]), SWITCHES = [
	"require-clearance",
	"run-validator",
	"probes"
], LISTS = ["covers"], FLAG_NAMES = require_gate.OPTION_NAMES.filter((name) => name !== "manifest" && !ACTION_ONLY.has(name)), verify = async (args, cwd, terminal) => {
	let flags = require_gate.parseFlags(args, flagTypes(), SWITCHES), options = await optionsOf(flags), manifests = await manifestsOf(flags.positionals, options, cwd), trusted = await trustedRef(options, cwd), request = {
		...require_gate.toGateRequest(options, cwd, manifests),
		...trusted,
		progress: terminal.progress
	}, report = await require_gate.gateWithSelfTest(request, options.probes);
	return terminal.progress(0, 0), flags.values.json === !0 ? terminal.out(require_gate.bundleFiles(report).find(({ name }) => name === "report.json")?.text ?? "") : terminal.out(require_gate.renderText(report, { colour: terminal.colour })), exitCodeOf(report);
};
async function trustedRef(options, cwd) {
	let ref = options["trusted-ref"];
	if (ref === "") return {};
	let { gitBase } = await Promise.resolve().then(() => require("./gate.cjs")).then((n) => n.git_base_exports), trusted = await gitBase(cwd, ref, "commit", process.env, options["max-manifest-bytes"]);
	if (trusted === void 0) throw new require_gate.UsageError(`there is no commit ${JSON.stringify(ref)} in a repository around this folder`);
	return { trusted };
}
function flagTypes() {
	let inputs = FLAG_NAMES.filter((name) => !SWITCHES.includes(name));
	return {
		json: { type: "boolean" },
		...Object.fromEntries(inputs.map((name) => [name, {
			type: "string",
			multiple: LISTS.includes(name)
		}]))
	};
}
async function optionsOf({ values }) {
	let raw = Object.fromEntries(FLAG_NAMES.flatMap((name) => {
		let value = values[name];
		return value === void 0 ? [] : [[name, Array.isArray(value) ? value.join("\n") : String(value)]];
	}));
	try {
		return await require_gate.readOptions(raw);
	} catch (error) {
		throw error instanceof require_gate.OptionsError ? new require_gate.UsageError(error.message) : error;
	}
}
async function manifestsOf(named, options, cwd) {
	if (named.length > 0) return expanded(named, cwd);
	if (options.seals !== "") return [];
	let found = discover(cwd);
	if (found.length === 1) return found;
	let what = found.length === 0 ? "there is no manifest in this folder" : `this folder has several manifests (${found.map((name) => JSON.stringify(name)).join(", ")})`;
	throw new require_gate.UsageError(`${what}: name one`);
}
/** A name that exists is literal. Where the shell expanded no glob (Windows), it is expanded here; one without a match stays as it is. */
function expanded(named, cwd) {
	return named.flatMap((name) => {
		if ((0, node_fs.existsSync)((0, node_path.resolve)(cwd, name)) || !/[*?[\]{}]/.test(name)) return [name];
		let glob = require_gate.compileGlob(name);
		if (typeof glob == "string") return [name];
		let matches = [...require_gate.walk(cwd, () => void 0)].filter(({ path }) => glob(path)).map(({ path }) => path);
		return matches.length > 0 ? matches.sort(require_gate.comparePaths) : [name];
	});
}
// src/cli/main.ts
const COMMANDS = /* @__PURE__ */ new Map([
	["verify", verify],
	["seal", seal],
	["probe", probe],
	["merge", merge],
	["repair", async (...call) => (await Promise.resolve().then(() => require("./repair.cjs"))).repair(...call)],
	["init-packet", async (...call) => (await Promise.resolve().then(() => require("./init-packet.cjs"))).initPacket(...call)],
	["restore", async (...call) => (await Promise.resolve().then(() => require("./restore2.cjs"))).restore(...call)],
	["explain", async (...call) => (await Promise.resolve().then(() => require("./explain.cjs"))).explain(...call)]
]);
/** Runs one command line. Never throws: whatever breaks ends in exit code 2. */
async function main(args, cwd) {
	let [name, ...rest] = args;
	try {
		if (name === "--version" || name === "-v") return answer(`seal-gate ${require_gate.VERSION}\n`);
		if (name === void 0 || name === "help" || name === "--help" || name === "-h") return answer(helpFor(rest[0]) ?? "seal-gate holds files to their seal: path, sha256, byte length. Every drift is named, located and proved.\n\n  seal-gate seal docs/*.md -o seal-gate.json    seal files: writes a manifest\n  seal-gate verify                              hold them to it; exit code 0 pass, 1 fail, 2 unverifiable\n  seal-gate restore seal-gate.json --write      write proved original bytes back; without --write, print them as a patch\n  seal-gate explain FILE --sha256 HEX           why one file is not what its digest says\n  seal-gate merge report-*.json                 one verdict from the shards of a matrix\n  seal-gate repair SHA256SUMS > clean           the same seals without BOM, CRLF, UTF-16, upper-case hex, …\n  seal-gate init-packet DIR                     a release packet to begin with: it verifies, and it holds\n  seal-gate probe                               prove that the gate refuses bad inputs on this machine\n\n  seal-gate help COMMAND                        flags and examples of one command\n  seal-gate --version\n", name === void 0 ? 2 : 0);
		let command = COMMANDS.get(name);
		if (command === void 0) throw new require_gate.UsageError(`there is no command ${JSON.stringify(name)}`);
		return rest.length === 1 && (rest[0] === "--help" || rest[0] === "-h") ? answer(helpFor(name) ?? "seal-gate holds files to their seal: path, sha256, byte length. Every drift is named, located and proved.\n\n  seal-gate seal docs/*.md -o seal-gate.json    seal files: writes a manifest\n  seal-gate verify                              hold them to it; exit code 0 pass, 1 fail, 2 unverifiable\n  seal-gate restore seal-gate.json --write      write proved original bytes back; without --write, print them as a patch\n  seal-gate explain FILE --sha256 HEX           why one file is not what its digest says\n  seal-gate merge report-*.json                 one verdict from the shards of a matrix\n  seal-gate repair SHA256SUMS > clean           the same seals without BOM, CRLF, UTF-16, upper-case hex, …\n  seal-gate init-packet DIR                     a release packet to begin with: it verifies, and it holds\n  seal-gate probe                               prove that the gate refuses bad inputs on this machine\n\n  seal-gate help COMMAND                        flags and examples of one command\n  seal-gate --version\n") : await command(rest, cwd, terminal);
	} catch (error) {
		let usage = error instanceof require_gate.UsageError, lines = (usage ? error.message : `broke: ${require_hashing.errorMessage(error)}`).split("\n").map(require_gate.escapeLog);
		return terminal.say(`seal-gate: ${lines.join("\n  ")}\n${usage ? "Try: seal-gate help\n" : ""}`), 2;
	}
}
function answer(text, code = 0) {
	return terminal.out(text), code;
}
process.exitCode = 2, main(process.argv.slice(2), process.cwd()).then((code) => {
	process.exitCode = code;
}), exports.readNamed = readNamed, exports.refuseLeadingOut = refuseLeadingOut, exports.sealFiles = sealFiles;
