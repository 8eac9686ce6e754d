const require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs");
let node_path_posix = require("node:path/posix");
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
function findingOf({ code, manifest, path, line, before, after, what }, { permitted, why }, author) {
	let severity = permitted ? "notice" : "fail", words = [
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
exports.resealFindings = resealFindings;
