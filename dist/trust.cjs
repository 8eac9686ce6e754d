const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_git = require("./git.cjs");
let node_path_posix = require("node:path/posix");
// src/trust/git-base.ts
var git_base_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ gitBase: () => gitBase });
const TIME_LIMIT_MS = 3e4, COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/**
* A commit in the object store of the repository around a folder; undefined when git, the repository or the commit is not there (a shallow
* clone has one commit only). Nothing is fetched, and nothing of the repository is run.
* @param revision a commit id, or a ref such as `origin/main`
*/
async function gitBase(cwd, revision, label, environment, limitBytes) {
	let program = require_git.findGit(environment, cwd);
	if (program === void 0) return;
	let git = new require_git.Git(program, environment), ask = (args, maxBytes) => (git.allow(TIME_LIMIT_MS), git.run(cwd, args, void 0, maxBytes)), commit = await commitOf(ask, revision);
	if (commit !== void 0) return {
		name: `${label} ${commit.slice(0, 12)}`,
		read: (path) => readBlob(ask, commit, path, limitBytes),
		list: async () => namesIn(await ask([
			"ls-tree",
			"-r",
			"-z",
			"--name-only",
			commit
		], 536870912)),
		lastChange: (path) => lastChange(ask, commit, path)
	};
}
async function commitOf(ask, revision) {
	try {
		let id = (await ask([
			"rev-parse",
			"--verify",
			"--quiet",
			"--end-of-options",
			`${revision}^{commit}`
		])).toString("latin1").trim();
		return COMMIT.test(id) ? (await ask([
			"cat-file",
			"-e",
			`${id}^{commit}`
		]), id) : void 0;
	} catch (error) {
		if (error instanceof require_git.GitFailed) return;
		throw error;
	}
}
async function readBlob(ask, commit, path, limitBytes) {
	let [mode = "", type = "", rest = ""] = ((await ask([
		"ls-tree",
		"-z",
		commit,
		"--",
		path
	])).toString("utf8").split("\0")[0] ?? "").split(" "), [id = "", name] = rest.split("	");
	if (name === path) {
		if (type !== "blob" || mode === "120000") throw Error(`${JSON.stringify(path)} is no regular file there`);
		return ask([
			"cat-file",
			"blob",
			id
		], limitBytes);
	}
}
function namesIn(answer) {
	return answer.toString("utf8").split("\0").filter((name) => name !== "");
}
async function lastChange(ask, commit, path) {
	try {
		let [id, author, subject] = (await ask([
			"log",
			"-1",
			"--no-show-signature",
			"--format=%h%x00%an%x00%s",
			`${commit}..HEAD`,
			"--",
			path
		])).toString("utf8").trim().split("\0");
		return id && author ? `commit ${id} of ${author}, ${JSON.stringify(subject ?? "")}` : void 0;
	} catch {
		return;
	}
}
/**
* The commit that a pull request was merged onto, when the checkout is GitHub's test merge of its head; undefined for any other checkout.
* A shallow clone has the merge and not its parents, and the merge names them.
*/
async function mergedOnto(cwd, head, environment) {
	let program = require_git.findGit(environment, cwd);
	if (program === void 0) return;
	let git = new require_git.Git(program, environment);
	git.allow(TIME_LIMIT_MS);
	try {
		let parents = [...((await git.run(cwd, [
			"cat-file",
			"commit",
			"HEAD"
		])).toString("latin1").split("\n\n", 1)[0] ?? "").matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, id]) => id);
		return parents.length === 2 && parents[1] === head ? parents[0] : void 0;
	} catch {
		return;
	}
}
// src/trust/changes.ts
/**
* What became of every seal, whichever manifest holds it: a manifest that is renamed, split or written in another format changes nothing
* by that. A path may be sealed by several manifests; then all of what they promise counts.
*/
function sealChanges(before, after) {
	let old = placed(before), now = placed(after), removed = [...old].flatMap(([place, seals]) => now.has(place) ? [] : seals.slice(0, 1).map(gone)), others = [...now].flatMap(([place, seals]) => {
		let was = old.get(place);
		return was === void 0 ? seals.slice(0, 1).map(added) : changed(was, seals);
	});
	return [
		...removed,
		...scopes(before, after),
		...others
	];
}
function placed(all) {
	let places = /* @__PURE__ */ new Map();
	for (let { manifest, root, seals } of all) for (let seal of seals) {
		let path = seal.rawPath === void 0 ? seal.path : `\0${Buffer.from(seal.rawPath).toString("hex")}`, place = root === "." ? path : `${root}/${path}`, known = places.get(place);
		known === void 0 ? places.set(place, [{
			seal,
			manifest
		}]) : known.push({
			seal,
			manifest
		});
	}
	return places;
}
function gone({ seal, manifest }) {
	return {
		code: "seal-removed",
		manifest,
		path: seal.path,
		before: measured(seal)
	};
}
function added({ seal, manifest }) {
	return {
		code: "seal-added",
		manifest,
		path: seal.path,
		line: seal.line,
		after: measured(seal)
	};
}
function changed(was, is) {
	let [first] = is, [old] = was;
	if (first === void 0 || old === void 0) return [];
	let { seal, manifest } = first, base = {
		manifest,
		path: seal.path,
		line: seal.line,
		before: measured(old.seal),
		after: measured(seal)
	}, other = is.some(({ seal: now }) => was.some(({ seal: then }) => differ(then, now))), weaker = weakened(was.map((one) => one.seal), is.map((one) => one.seal));
	return [...other ? [{
		...base,
		code: "resealed"
	}] : [], ...weaker.length > 0 ? [{
		...base,
		code: "seal-weakened",
		what: `it no longer has ${weaker.join(", ")}`
	}] : []];
}
function differ(a, b) {
	if (a.bytes !== void 0 && b.bytes !== void 0 && a.bytes !== b.bytes) return !0;
	let shared = require_hashing.algorithmsOf(a).filter((algorithm) => b.digests[algorithm] !== void 0);
	return shared.length === 0 || shared.some((algorithm) => a.digests[algorithm] !== b.digests[algorithm]);
}
/** Promises that were made and are not made any more. A fact whose value changed comes with other bytes, and is told as those. */
function weakened(was, is) {
	let promises = (seals) => new Set(seals.flatMap((seal) => [
		...require_hashing.algorithmsOf(seal),
		...seal.bytes === void 0 ? [] : ["its length"],
		...[
			"text",
			"eol",
			"git"
		].filter((fact) => seal[fact] !== void 0).map((fact) => `the fact "${fact}"`)
	])), kept = promises(is);
	return [...promises(was)].filter((promise) => !kept.has(promise));
}
/** Scopes in which every file had to be sealed. */
function scopes(before, after) {
	let kept = new Set(after.flatMap(({ root, covers }) => covers.map((glob) => `${root}\0${glob}`)));
	return before.flatMap(({ manifest, root, covers }) => {
		let lost = covers.filter((glob) => !kept.has(`${root}\0${glob}`));
		return lost.length === 0 ? [] : [{
			code: "seal-weakened",
			manifest,
			what: `files without a seal are no longer looked for in ${lost.map((glob) => JSON.stringify(glob)).join(", ")}`
		}];
	});
}
function measured({ bytes, digests }) {
	return {
		...bytes !== void 0 && { bytes },
		digests
	};
}
// src/trust/reseal.ts
var reseal_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ resealFindings: () => resealFindings });
/**
* What a change did to seals, as findings. Bytes and seal can be changed together, and then every byte is as sealed: only the comparison
* with the base shows it.
* @param now the manifests of the checkout, in force or not
*/
async function resealFindings(policy, now, format, limits) {
	let { base, manifests, binding } = policy;
	try {
		let before = [], roots = new Map(now.map(({ manifest, root }) => [manifest, root]));
		for (let name of /* @__PURE__ */ new Set([...manifests, ...roots.keys()])) {
			let bytes = await base.read(name);
			if (bytes === void 0) continue;
			let manifest = await require_gate.readManifest(bytes, format, !0, {
				...limits,
				fileName: (0, node_path_posix.basename)(name)
			});
			before.push(placesOf(name, roots.get(name) ?? (0, node_path_posix.dirname)(name), manifest));
		}
		let changes = sealChanges(before, now), authors = /* @__PURE__ */ new Map();
		for (let { manifest } of changes) authors.has(manifest) || authors.set(manifest, await base.lastChange?.(manifest));
		return changes.map((change) => findingOf(change, policy, authors.get(change.manifest)));
	} catch (error) {
		let reason = `what this change did to seals is not known: ${base.name} could not be read (${require_hashing.errorMessage(error)})`;
		return [{
			code: "reseal-unknown",
			severity: binding ? "unverifiable" : "notice",
			reason
		}];
	}
}
/** A manifest that was no good before promised nothing. */
function placesOf(manifest, root, { seals, covers = [] }) {
	return {
		manifest,
		root,
		seals,
		covers
	};
}
function findingOf({ code, manifest, path, line, before, after, what }, { permitted, additions, why }, author) {
	let severity = permitted || additions && code === "seal-added" ? "notice" : "fail", words = [
		what,
		why,
		author === void 0 ? void 0 : `last changed by ${author}`
	].filter((word) => word !== void 0);
	return {
		code,
		severity,
		manifest,
		...path !== void 0 && { path },
		...line !== void 0 && { line },
		...before !== void 0 && { expected: before },
		...after !== void 0 && { found: after },
		reason: words.join("; ")
	};
}
Object.defineProperty(exports, "gitBase", {
	enumerable: !0,
	get: function() {
		return gitBase;
	}
}), Object.defineProperty(exports, "git_base_exports", {
	enumerable: !0,
	get: function() {
		return git_base_exports;
	}
}), Object.defineProperty(exports, "mergedOnto", {
	enumerable: !0,
	get: function() {
		return mergedOnto;
	}
}), Object.defineProperty(exports, "reseal_exports", {
	enumerable: !0,
	get: function() {
		return reseal_exports;
	}
});
