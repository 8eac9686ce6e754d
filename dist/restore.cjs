const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_drift = require("./drift.cjs"), require_quote = require("./quote.cjs"), require_findings = require("./findings.cjs"), require_git = require("./git.cjs"), require_drift_findings = require("./drift-findings.cjs"), require_commit_seals = require("./commit-seals.cjs");
let node_path = require("node:path"), node_zlib = require("node:zlib");
// src/restore/candidates.ts
const NOT_IN_GIT_FOLDERS = "it is in a git folder, where nothing is ever written";
function obstacles(report) {
	return report.findings.filter((finding) => require_findings.rowOf(finding.code).beside !== !0 && observationOf(finding) === void 0);
}
function judgedFiles(report, sources) {
	let files = /* @__PURE__ */ new Map();
	for (let { name, root, archive, sha256, seals } of sources) {
		if (archive !== void 0) continue;
		let same = report.manifests.some((manifest) => manifest.path === name && manifest.sha256 === sha256);
		if (root === void 0 || !same) throw Error(`the manifest ${JSON.stringify(name)} changed after it was judged`);
		let byLine = new Map(seals.map((seal) => [`${seal.line} ${seal.path}`, seal]));
		for (let finding of report.findings) {
			let seal = finding.manifest === name ? byLine.get(`${finding.line ?? 0} ${finding.path}`) : void 0, observation = observationOf(finding);
			if (seal === void 0 || observation === void 0) continue;
			let file = {
				root,
				seal,
				observation,
				finding
			}, key = `${root}\0${seal.path}\0${seal.rawPath === void 0}`, other = files.get(key);
			files.set(key, other === void 0 ? file : both(other, file));
		}
	}
	return [...files.values()];
}
function both(a, b) {
	let seal = {
		...a.seal,
		...b.seal,
		digests: {
			...a.seal.digests,
			...b.seal.digests
		}
	}, finding = b.finding.drift?.certainty === "proved" ? b.finding : a.finding;
	if (a.observation.state !== "drifted" || b.observation.state !== "drifted") return {
		...a,
		seal,
		finding
	};
	let [x, y] = [a.observation.found, b.observation.found];
	return {
		...a,
		seal,
		finding,
		observation: {
			state: "drifted",
			found: {
				...x,
				...y,
				digests: {
					...x.digests,
					...y.digests
				}
			}
		}
	};
}
function observationOf({ code, found, reason = "" }) {
	let { broken } = require_findings.rowOf(code);
	return broken === void 0 || broken === "missing" ? broken && { state: broken } : broken === "drifted" ? found === void 0 ? void 0 : {
		state: broken,
		found
	} : {
		state: broken,
		reason
	};
}
// src/restore/originals.ts
const MAX_RESTORED_BYTES = 67108864;
async function originalOf(judged, archives) {
	let { root, seal, observation, finding } = judged;
	if (require_quote.isInGitFolder(`${root}/${seal.path}`)) return { reason: NOT_IN_GIT_FOLDERS };
	if (seal.link !== void 0) return { reason: "it is a symbolic link, which is restored by `git checkout` only" };
	if (observation.state === "missing") {
		let original = await ask(archives, judged);
		return "reason" in original ? original : { original: withMode(original, seal) };
	}
	if (observation.state !== "drifted") return notRestorable(judged);
	let found = new require_hashing.SealedFiles(root).read(seal, observation.found, MAX_RESTORED_BYTES);
	if (found === void 0) return unread(observation.found.bytes);
	if (finding.drift?.certainty === "proved") {
		let original = await undone(seal, found, finding.drift.causes);
		if (original !== void 0 && require_hashing.matchesSeal(seal, original)) return {
			found,
			original: { bytes: original }
		};
	}
	let original = await ask(archives, judged);
	return "reason" in original ? original : {
		found,
		original
	};
}
async function undone(seal, found, causes) {
	if (!causes.some(({ code }) => code.startsWith("archive-") || code === "container-changed" || code === "decompressed")) return require_drift.diagnose(seal, found, { preferred: [causes.map(({ code }) => code)] }).original;
	let { undoneArchive } = await Promise.resolve().then(() => require("./archive-causes.cjs")).then((n) => n.diagnose_archive_exports);
	return undoneArchive(seal, found);
}
function withMode(original, { exec }) {
	return exec === void 0 ? original : {
		...original,
		mode: exec ? "100755" : "100644"
	};
}
async function ask(archives, judged) {
	let failures = [];
	for (let archive of archives) try {
		let original = await archive(judged);
		if (original !== void 0 && require_hashing.matchesSeal(judged.seal, original.bytes)) return original;
	} catch (error) {
		failures.push(require_hashing.errorMessage(error));
	}
	return { reason: [judged.observation.state === "missing" ? "it is missing, and its sealed bytes were found nowhere" : "no undoing gave its sealed bytes, and they were found nowhere else", ...failures].join("; ") };
}
function notRestorable({ observation }) {
	if (!("reason" in observation)) return { reason: "it is intact" };
	let { state, reason } = observation;
	return state === "mode-changed" ? { reason: `${reason}: a patch restores bytes only` } : state === "symlink" || state === "not-a-file" ? { reason: `${reason}: only a regular file is ever replaced` } : {
		reason,
		unsure: !0
	};
}
function unread(bytes) {
	return bytes !== void 0 && bytes > 67108864 ? { reason: `it has ${bytes} bytes, and files over ${MAX_RESTORED_BYTES} bytes are not restored` } : { reason: "it changed after it was judged" };
}
async function gitArchive(files) {
	let originals = /* @__PURE__ */ new Map(), open = files.filter(({ finding }) => !isProvedBySearch(finding.drift));
	for (let root of new Set(open.map((judged) => judged.root))) {
		let ofRoot = open.filter((judged) => judged.root === root), asked = ofRoot.map(({ seal, observation }) => ({
			seal,
			...observation.state === "drifted" && { found: observation.found }
		})), answers = await require_git.askGit(root, asked, { limits: { totalBytes: 134217728 } });
		for await (let { index, original } of answers.search()) {
			let judged = ofRoot[index];
			judged !== void 0 && original !== void 0 && originals.set(judged, original);
		}
	}
	return (judged) => {
		let bytes = originals.get(judged);
		return bytes && { bytes };
	};
}
function isProvedBySearch(drift) {
	return drift?.certainty === "proved" && drift.original === void 0;
}
// src/restore/binary-patch.ts
function noBlobId(format) {
	return "0".repeat(format === "sha1" ? 40 : 64);
}
function literal(bytes) {
	let deflated = (0, node_zlib.deflateSync)(bytes), head = `literal ${bytes.length}\n`, full = Math.floor(deflated.length / 52), rest = deflated.length % 52;
	return {
		length: head.length + full * lineLength(52) + (rest > 0 ? lineLength(rest) : 0) + 1,
		*chunks() {
			yield head;
			let step = 53248;
			for (let at = 0; at < deflated.length; at += step) yield lines(deflated, at, Math.min(at + step, deflated.length));
			yield "\n";
		}
	};
}
function lineLength(bytes) {
	return 1 + 5 * Math.ceil(bytes / 4) + 1;
}
function lines(bytes, from, to) {
	let text = "";
	for (let at = from; at < to; at += 52) {
		let end = Math.min(at + 52, to), length = end - at;
		text += String.fromCharCode(length <= 26 ? 64 + length : 96 + length - 26);
		for (let group = at; group < end; group += 4) text += base85(bytes, group, end);
		text += "\n";
	}
	return text;
}
function base85(bytes, at, end) {
	let value = 0;
	for (let n = 0; n < 4; n++) value = value * 256 + (at + n < end ? bytes[at + n] ?? 0 : 0);
	let digits = "";
	for (let n = 0; n < 5; n++) digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~".charAt(value % 85) + digits, value = Math.floor(value / 85);
	return digits;
}
// src/restore/patch.ts
const PREAMBLE = `Sealed bytes, given back by seal-gate. Nothing is applied to a file that changed since it was judged.

To apply it, in the folder that its paths begin in:

  git -c core.autocrlf=false apply restore.patch

Where .gitattributes converts these files, use a git folder of its own that forbids it:

${[
	"T=$(mktemp -d) && git init -q --bare \"$T\" && mkdir -p \"$T/info\"",
	"echo '* -text -ident -filter -working-tree-encoding' > \"$T/info/attributes\"",
	"git --git-dir=\"$T\" --work-tree=. -c core.autocrlf=false apply restore.patch"
].map((line) => `  ${line}\n`).join("")}
`;
function filePatch({ path, found, original, mode }, format = "sha1") {
	let bytes = typeof path == "string" ? Buffer.from(path) : path, [from, to] = [found === void 0 ? noBlobId(format) : require_hashing.blobId(found, format), require_hashing.blobId(original, format)], head = [`diff --git ${quoteForGit("a/", bytes)} ${quoteForGit("b/", bytes)}`, ...found === void 0 ? [`new file mode ${mode}`, `index ${from}..${to}`] : [`index ${from}..${to} ${mode}`]], content = found === void 0 && original.length === 0 ? void 0 : literal(original), text = `${[...head, ...content === void 0 ? [] : ["GIT binary patch"]].join("\n")}\n`;
	return {
		bytes: text.length + (content?.length ?? 0),
		*chunks() {
			yield text, content !== void 0 && (yield* content.chunks());
		}
	};
}
const PLAIN = /^[\w@%+=,./-]+$/;
function quoteForGit(prefix, path) {
	let latin1 = prefix + Buffer.from(path.buffer, path.byteOffset, path.length).toString("latin1");
	return PLAIN.test(latin1) ? latin1 : `"${Array.from(Buffer.from(latin1, "latin1"), escapeByte).join("")}"`;
}
function escapeByte(byte) {
	let character = String.fromCharCode(byte);
	return byte === 92 || byte === 34 ? `\\${character}` : byte === 32 || PLAIN.test(character) ? character : `\\${byte.toString(8).padStart(3, "0")}`;
}
// src/restore/patch-files.ts
async function* patchFiles(files, { archives, base, format, limit = 1072693248 }, outcomes) {
	let search = new require_quote.SecretSearch(), size = PREAMBLE.length;
	for (let judged of files) {
		let restorable = withheldFrom(judged) ?? await originalOf(judged, archives), entry = "reason" in restorable ? restorable : await secretIn(restorable, search) ?? entryOf(judged, restorable, base), patch = "reason" in entry ? void 0 : filePatch(entry, format);
		if (patch === void 0 || size + patch.bytes > limit) {
			let left = "reason" in entry ? entry : { reason: `the patch would have over ${limit} bytes` };
			outcomes.push({
				judged,
				left
			});
		} else size === PREAMBLE.length && (yield PREAMBLE), size += patch.bytes, yield* patch.chunks(), outcomes.push({ judged });
	}
}
function patchBase(root) {
	for (let folder = root;; folder = (0, node_path.dirname)(folder)) {
		if (require_hashing.exists(folder, ".git")) return folder;
		if (folder === (0, node_path.dirname)(folder)) return root;
	}
}
function withheldFrom({ finding: { withheld } }) {
	if (withheld !== void 0 && withheld !== "secret") return withheld === "git-folder" ? { reason: NOT_IN_GIT_FOLDERS } : { reason: "git ignores it, or could not be asked, so its bytes are not put into a patch: \"seal-gate restore --write\" writes them back" };
}
async function secretIn({ original: { bytes } }, search) {
	let rule = await search.ruleIn(bytes);
	if (rule !== void 0) return { reason: `${rule === "not-searched" ? "its sealed bytes are too many to be searched for credentials" : `its sealed bytes have what looks like a credential (${rule})`}, so they are not put into a patch: "seal-gate restore --write" writes them back` };
}
function entryOf(judged, { found, original }, base) {
	let { root, seal } = judged, below = (0, node_path.relative)(base, root).split(node_path.sep);
	if (below[0] === "..") return { reason: "it lies outside the folder that the patch is for" };
	let prefix = below.filter((part) => part !== "").map((part) => `${part}/`).join(""), path = Buffer.concat([Buffer.from(prefix), seal.rawPath ?? Buffer.from(seal.path)]);
	if (found === void 0) return {
		path,
		original: original.bytes,
		mode: original.mode ?? "100644"
	};
	let stats = require_hashing.statsAt(Buffer.concat([Buffer.from(`${root}${node_path.sep}`), seal.rawPath ?? Buffer.from(seal.path)]));
	return stats === void 0 ? { reason: "it changed after it was judged" } : {
		path,
		found,
		original: original.bytes,
		mode: stats.mode & 64 ? "100755" : "100644"
	};
}
// src/restore/relocated-originals.ts
function elsewhere(files, sources) {
	let places = /* @__PURE__ */ new Map(), relocated = files.filter(({ finding: { code } }) => code === "moved" || code === "case-renamed" || code === "swapped");
	for (let root of new Set(relocated.map((file) => file.root))) {
		let here = relocated.filter((file) => file.root === root), all = sources.filter((source) => source.root === root).flatMap(({ seals }) => [...seals]), seals = here.map(({ seal }) => seal), observations = here.map(({ observation }) => observation);
		for (let [index, { other }] of require_drift_findings.relocations(root, seals, observations, all)) {
			let file = here[index];
			file !== void 0 && places.set(file, other);
		}
	}
	return (judged) => {
		let { root, seal } = judged, other = places.get(judged);
		if (other === void 0) return;
		let { rawPath: _, ...there } = {
			...seal,
			path: other
		}, { size } = require_hashing.statsOf((0, node_path.join)(root, other)), bytes = new require_hashing.SealedFiles(root).read(there, {
			bytes: size,
			digests: seal.digests
		}, MAX_RESTORED_BYTES);
		return bytes === void 0 ? void 0 : { bytes };
	};
}
// src/restore/write-back.ts
function writeBack$1(root, seal, judged, original) {
	if (!require_hashing.matchesSeal(seal, original.bytes)) return "the bytes at hand are not the sealed ones";
	if (require_quote.isInGitFolder(`${root}/${seal.path}`)) return NOT_IN_GIT_FOLDERS;
	if (judged.state !== "drifted" && judged.state !== "missing") return "only drifted and missing files are written";
	let name = nameOf(seal);
	if (name === void 0) return "the name of its folder is not UTF-8";
	let other = judged.state === "missing" ? require_hashing.nameOnDisk(`${root}/${seal.path}`) : void 0;
	if (other !== void 0 && other !== name) return `it is there as ${JSON.stringify(other)}, which this file system takes for the same name: rename it`;
	let made = [], problem;
	try {
		problem = judged.state === "missing" ? require_hashing.makeFolders(root, seal.path, made) : void 0, problem ??= replace(root, seal, judged, original, name);
	} catch (error) {
		problem = `the system reports ${require_hashing.errorCode(error)}`;
	}
	return problem === void 0 ? new require_hashing.SealedFiles(root).isIntact(seal) ? void 0 : "it does not hold to its seal after it was written: something else writes there" : (require_hashing.removeFolders(made), problem);
}
function replace(root, seal, judged, { bytes, mode }, name) {
	let folder = require_hashing.FolderHandle.inside(root, seal.path);
	if (folder === void 0) return CHANGED;
	let file = new require_hashing.AtomicFile(folder, name, mode === "100755" ? 511 : 438);
	try {
		return file.write(bytes), file.keep(() => isAsJudged(seal, judged, new require_hashing.SealedFiles(root).observe(seal)), judged.state === "missing") ? void 0 : CHANGED;
	} finally {
		file.close();
	}
}
function nameOf({ path, rawPath }) {
	let folder = path.slice(0, path.lastIndexOf("/") + 1);
	if (rawPath === void 0) return path.slice(folder.length);
	let raw = Buffer.from(rawPath), end = raw.lastIndexOf("/") + 1;
	return raw.subarray(0, end).equals(Buffer.from(folder)) ? raw.subarray(end) : void 0;
}
const CHANGED = "it changed after it was judged";
function isAsJudged(seal, judged, now) {
	return judged.state === "missing" ? now.state === "missing" : judged.state !== "drifted" || now.state !== "drifted" || judged.found.bytes !== now.found.bytes ? !1 : require_hashing.algorithmsOf(seal).every((algorithm) => judged.found.digests?.[algorithm] === now.found.digests?.[algorithm]);
}
// src/restore/restore-files.ts
async function* restoreFiles(files, archives) {
	let swapped = /* @__PURE__ */ new Map();
	for (let judged of files) judged.finding.code === "swapped" && swapped.set(judged, await originalOf(judged, archives));
	for (let judged of files) {
		if (judged.observation.state === "mode-changed") {
			let reason = require_quote.isInGitFolder(`${judged.root}/${judged.seal.path}`) ? NOT_IN_GIT_FOLDERS : new require_commit_seals.PromisedEntries(judged.root).restoreMode(judged.seal);
			yield reason === void 0 ? { judged } : {
				judged,
				left: { reason }
			};
			continue;
		}
		let restorable = swapped.get(judged) ?? await originalOf(judged, archives);
		if (swapped.delete(judged), "reason" in restorable) yield {
			judged,
			left: restorable
		};
		else {
			let reason = writeBack$1(judged.root, judged.seal, judged.observation, restorable.original);
			yield reason === void 0 ? { judged } : {
				judged,
				left: { reason }
			};
		}
	}
}
// src/commands/restore.ts
var restore_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ restoreProved: () => restoreProved });
async function findRestorable(request, report) {
	if (request.release !== void 0 && "open" in request.release) return { obstacles: [] };
	let against = obstacles(report);
	if (against.length > 0) return { obstacles: against };
	let sources = await require_gate.loadManifests(request, () => void 0), files = judgedFiles(report, sources);
	return {
		files,
		archives: files.length === 0 ? [] : [elsewhere(files, sources), await gitArchive(files)],
		sources,
		base: patchBase(files[0]?.root ?? request.cwd)
	};
}
async function writeBack({ files, archives }) {
	let outcomes = [];
	for await (let outcome of restoreFiles(files, archives)) outcomes.push(outcome);
	return outcomes;
}
async function writePatch({ files, archives, base }, format, write) {
	let outcomes = [], empty = !0;
	for await (let chunk of patchFiles(files, {
		archives,
		base,
		format
	}, outcomes)) empty = !1, write(chunk);
	return {
		outcomes,
		empty
	};
}
async function writePatchFile(restorable, format, path) {
	let target = require_hashing.AtomicFile.at(path);
	try {
		let patched = await writePatch(restorable, format, (text) => target.write(text));
		return patched.empty || target.keep(), patched;
	} finally {
		target.close();
	}
}
async function restoreProved(mode, request, report, folder) {
	if (mode === "none" || report.verdict === "pass") return { outcomes: [] };
	let restorable = await findRestorable(request, report);
	if ("obstacles" in restorable || restorable.files.length === 0) return { outcomes: [] };
	if (mode === "workspace") return { outcomes: await writeBack(restorable) };
	let patch = (0, node_path.join)(folder, "restore.patch"), { outcomes, empty } = await writePatchFile(restorable, "sha1", patch);
	return {
		outcomes,
		...!empty && { patch }
	};
}
// src/restore/chosen.ts
function chosen(files, { paths, only }) {
	return files.filter(({ root, seal, finding }) => (paths.length === 0 || paths.some((path) => require_hashing.isWithin(path, (0, node_path.join)(root, seal.path)))) && (only.length === 0 || only.includes(whatHappened(finding))));
}
function whatHappened({ code, drift }) {
	let causes = drift?.causes.map((cause) => cause.code) ?? [];
	return causes.length === 0 ? code : causes.join(",");
}
function suggestionOf(original, found) {
	let before = linesOf(found), after = linesOf(original);
	if (before === void 0 || after === void 0 || before.length === 0) return;
	let short = Math.min(before.length, after.length), top = 0;
	for (; top < short && before[top] === after[top];) top++;
	let bottom = 0;
	for (; bottom < short - top && before[before.length - 1 - bottom] === after[after.length - 1 - bottom];) bottom++;
	top + bottom === before.length && (top > 0 ? top-- : bottom--);
	let lines = after.slice(top, after.length - bottom), suggestion = {
		start: top + 1,
		end: before.length - bottom,
		lines
	}, gone = before.slice(top, before.length - bottom);
	if (!(![...lines, ...gone].every((line) => !require_gate.hasInvisible(line.replaceAll("	", ""))) || lines.length > 60 || gone.length > 60 || lines.join().length > 1e4)) return Buffer.from(applied(before, suggestion)).equals(original) ? suggestion : void 0;
}
function applied(before, { start, end, lines }) {
	return [
		...before.slice(0, start - 1),
		...lines,
		...before.slice(end)
	].map((line) => `${line}\n`).join("");
}
function linesOf(bytes) {
	let text;
	try {
		text = new TextDecoder("utf-8", {
			fatal: !0,
			ignoreBOM: !0
		}).decode(bytes);
	} catch {
		return;
	}
	if (!(/[\r\0]/.test(text) || text.startsWith("﻿") || !text.endsWith("\n"))) return text.slice(0, -1).split("\n");
}
function suggestionText({ lines }, sentence) {
	let longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((row) => row.length))), fence = "`".repeat(longest + 1);
	return [
		sentence,
		"",
		`${fence}suggestion`,
		...lines,
		fence
	].join("\n");
}
// src/restore/fixes.ts
var fixes_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	fixesOf: () => fixesOf,
	suggestionsOf: () => suggestionsOf
});
const LIMITS = {
	files: 500,
	places: 500,
	bytes: 16384
};
async function fixesOf(report, request, limits = LIMITS) {
	let fixes = /* @__PURE__ */ new Map();
	for await (let { finding, original, found, search } of quotableOriginals(report, request, limits.files)) {
		let replacements = replacementsOf(original, found, limits);
		replacements !== void 0 && !await quotesSecret(replacements, original, search) && fixes.set(finding, replacements);
	}
	return fixes;
}
async function suggestionsOf(report, request) {
	let offers = [];
	for await (let { finding, original, found, search } of quotableOriginals(report, request, LIMITS.files)) {
		let suggestion = finding.drift?.certainty === "proved" ? suggestionOf(original, found) : void 0;
		suggestion !== void 0 && await search.ruleIn(original) === void 0 && offers.push({
			finding,
			found,
			suggestion
		});
	}
	return offers;
}
async function* quotableOriginals(report, request, most) {
	if (request.release !== void 0 && "open" in request.release || report.verdict === "pass" || obstacles(report).length > 0) return;
	let restorable = judgedFiles(report, await require_gate.loadManifests(request, () => void 0)).filter(({ finding: { drift, withheld } }) => withheld === void 0 && (drift?.certainty === "proved" || drift?.certainty === "compared")).slice(0, most), archives = restorable.length === 0 ? [] : [await gitArchive(restorable)], search = new require_quote.SecretSearch();
	for (let judged of restorable) {
		let file = await originalOf(judged, archives);
		"reason" in file || file.found === void 0 || (yield {
			finding: judged.finding,
			original: file.original.bytes,
			found: file.found,
			search
		});
	}
}
async function quotesSecret(replacements, original, search) {
	return replacements.some(({ bytes }) => bytes.length > 0) && await search.ruleIn(original) !== void 0;
}
function replacementsOf(original, found, { places, bytes }) {
	let a = Buffer.from(original.buffer, original.byteOffset, original.length), b = Buffer.from(found.buffer, found.byteOffset, found.length), all = [], size = 0, count = 0;
	if (!(!require_drift.visitDifferences(a, b, (from, to, foundFrom, foundTo) => {
		count++, size += to - from, count <= places && all.push({
			from: foundFrom,
			to: foundTo,
			bytes: a.subarray(from, to)
		});
	}) || count > places || size > bytes)) return applyAll(b, all).equals(a) ? all : void 0;
}
function applyAll(found, replacements) {
	let at = 0, parts = replacements.flatMap(({ from, to, bytes }) => {
		let kept = found.subarray(at, from);
		return at = to, [kept, bytes];
	});
	return Buffer.concat([...parts, found.subarray(at)]);
}
exports.chosen = chosen, exports.findRestorable = findRestorable, exports.fixes_exports = fixes_exports, exports.originalOf = originalOf, exports.patchBase = patchBase, exports.restore_exports = restore_exports, exports.suggestionText = suggestionText, exports.whatHappened = whatHappened, exports.writeBack = writeBack, exports.writeBack$1 = writeBack$1, exports.writePatch = writePatch, exports.writePatchFile = writePatchFile;
