const require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs");
let node_path = require("node:path");
// src/commands/manifests.ts
/**
* The manifests of a `verify`: those that are named, else the one in this folder or the nearest folder above. With a trusted ref, those of
* its tree count: the checkout has what a change left of them.
* @throws UsageError when none is named and there is not exactly one
*/
async function manifestsFor(named, { seals }, cwd, trusted) {
	return named.length > 0 && trusted === void 0 ? require_gate.expandArguments(named, cwd) : named.length > 0 && trusted !== void 0 ? namedAt(trusted, named, cwd) : seals === "" ? trusted === void 0 ? {
		names: [theManifest(cwd)],
		unfollowed: []
	} : {
		names: [onlyOne(require_gate.usualManifests((await trusted.list()).filter((name) => !name.includes("/"))), `this folder at ${trusted.name}`)],
		unfollowed: []
	} : {
		names: [],
		unfollowed: []
	};
}
/**
* The manifest in this folder, else in the nearest folder above that has one, within the repository: a folder above that may belong to
* somebody else.
* @param list names of the files in a folder
* @returns its name as seen from this folder, `/`-separated
* @throws UsageError when there is none, or more than one
*/
function theManifest(cwd, list = require_hashing.namesIn) {
	let top = require_hashing.folderWithGit(cwd);
	for (let folder = (0, node_path.resolve)(cwd);; folder = (0, node_path.dirname)(folder)) {
		let found = require_gate.usualManifests(list(folder)), isLast = top === void 0 || folder === top || folder === (0, node_path.dirname)(folder);
		if (found.length === 0 && !isLast) continue;
		let place = folder === (0, node_path.resolve)(cwd) ? "this folder" : JSON.stringify((0, node_path.relative)(cwd, folder)), none = top === void 0 || folder === (0, node_path.resolve)(cwd) ? "this folder" : "this folder, or above it in this repository";
		return (0, node_path.relative)(cwd, (0, node_path.join)(folder, onlyOne(found, found.length === 0 ? none : place))).split(node_path.sep).join("/");
	}
}
function onlyOne(found, place) {
	let [only, ...others] = found;
	if (only !== void 0 && others.length === 0) return only;
	let listed = found.map((name) => JSON.stringify(name)).join(", "), what = only === void 0 ? `there is no manifest in ${place}` : `${place} has several manifests (${listed})`;
	throw new require_gate.UsageError(`${what}: name one`);
}
async function namedAt(trusted, named, cwd) {
	let { manifestsAt } = await Promise.resolve().then(() => require("./reseal.cjs")).then((n) => n.manifests_at_exports), { names, unmatched, unfollowed } = await manifestsAt(trusted, named, cwd);
	return {
		names: [...names, ...unmatched],
		unfollowed
	};
}
// src/commands/verify.ts
/** The run that a shard belongs to: as it is named, else the run of the workflow. */
function runIdentity(name, env) {
	if (name !== "") return { id: name };
	let { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt, GITHUB_SHA: commit } = env;
	return id ? {
		id,
		...attempt && { attempt },
		...commit && { commit }
	} : void 0;
}
/** True in a job of a CI: GitHub Actions sets the first variable, nearly every other CI the second. */
function isInJob(env) {
	return [env.GITHUB_ACTIONS, env.CI].some((value) => value !== void 0 && ![
		"",
		"0",
		"false"
	].includes(value));
}
/** Runs the gate, after its self-test unless that is switched off. Never throws. */
function verify(request, { probes }) {
	return require_gate.runGate(request, probes ? require_gate.SELF_TEST : null);
}
/**
* The branch, tag or commit that manifests are read from; undefined for the checkout.
* @throws UsageError when there is no such commit
*/
async function trustedRef({ "trusted-ref": ref, "max-manifest-bytes": limit }, cwd) {
	if (ref === "") return;
	let { gitBase } = await Promise.resolve().then(() => require("./reseal.cjs")).then((n) => n.base_exports), trusted = await gitBase(cwd, ref, "commit", process.env, limit).catch((error) => {
		throw new require_gate.UsageError(`the manifests cannot be read at the commit ${JSON.stringify(ref)}: ${require_hashing.errorMessage(error)}`);
	});
	if (trusted === void 0) throw new require_gate.UsageError(`there is no commit ${JSON.stringify(ref)} in a repository around this folder`);
	return trusted;
}
Object.defineProperty(exports, "isInJob", {
	enumerable: !0,
	get: function() {
		return isInJob;
	}
}), Object.defineProperty(exports, "manifestsFor", {
	enumerable: !0,
	get: function() {
		return manifestsFor;
	}
}), Object.defineProperty(exports, "runIdentity", {
	enumerable: !0,
	get: function() {
		return runIdentity;
	}
}), Object.defineProperty(exports, "theManifest", {
	enumerable: !0,
	get: function() {
		return theManifest;
	}
}), Object.defineProperty(exports, "trustedRef", {
	enumerable: !0,
	get: function() {
		return trustedRef;
	}
}), Object.defineProperty(exports, "verify", {
	enumerable: !0,
	get: function() {
		return verify;
	}
});
