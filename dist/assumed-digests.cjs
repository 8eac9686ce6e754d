const require_hashing = require("./hashing.cjs");
let node_crypto = require("node:crypto");
// src/gate/assumed-digests.ts
const CANDIDATES = {
	sha256: [
		"SHA-256",
		"SHA3-256",
		"BLAKE2b-256",
		"BLAKE2s",
		"BLAKE3",
		"SM3",
		"SHA-512/256"
	],
	sha384: [
		"SHA-384",
		"SHA3-384",
		"BLAKE2b-384"
	],
	sha512: [
		"SHA-512",
		"SHA3-512",
		"BLAKE2b-512",
		"BLAKE3",
		"Whirlpool"
	],
	blake2b512: []
}, COMPUTED = [
	["sha3-256", "SHA3-256"],
	["blake2s256", "BLAKE2s"],
	["sm3", "SM3"],
	["sha512-256", "SHA-512/256"],
	["sha3-384", "SHA3-384"],
	["sha3-512", "SHA3-512"],
	["blake2b512", "BLAKE2b-512"]
];
function doubtOf(source, root, judged) {
	let { assumed = [], name } = source;
	if (assumed.length === 0 || !judged.findings.some(({ code }) => code === "digest-mismatch")) return;
	let files = new require_hashing.SealedFiles(root), unproved = assumed.filter((algorithm) => !isProved(algorithm, source, files, judged)), doubtful = new Set(judged.findings.filter((finding) => isDoubtful(finding, unproved))), [first] = doubtful;
	if (first === void 0) return;
	let algorithm = unproved.find((one) => first.expected?.digests?.[one] !== void 0) ?? "sha256", meant = meantBy(files, judged.seals.filter((_, index) => judged.observations[index]?.state === "drifted"), algorithm);
	if (meant === "BLAKE2b-512") return {
		findings: [],
		files: 0,
		reading: asBlake2b(source)
	};
	let { path, line } = first;
	return {
		findings: [{
			code: "manifest-digest-ambiguous",
			severity: "unverifiable",
			manifest: name,
			...path !== void 0 && { path },
			...line !== void 0 && { line },
			reason: reasonOf(algorithm, doubtful.size, meant)
		}, ...judged.findings.filter((finding) => !doubtful.has(finding))],
		files: doubtful.size
	};
}
function isDoubtful({ code, expected }, unproved) {
	return code === "digest-mismatch" && Object.keys(expected?.digests ?? {}).every((one) => unproved.some((other) => other === one));
}
function isProved(algorithm, source, files, { seals, observations, findings }) {
	let has = (seal) => seal.digests[algorithm] !== void 0, empty = require_hashing.digestOf(algorithm, /* @__PURE__ */ new Uint8Array());
	if (source.seals.some(({ digests }) => digests[algorithm] === empty) || seals.some((seal, index) => has(seal) && observations[index]?.state === "intact") || findings.some((finding) => finding.expected?.digests?.[algorithm] !== void 0 && holdsSealedBytes(finding))) return !0;
	let judged = new Set(seals.map(require_hashing.sealKey));
	return (seals.length === source.seals.length ? [] : source.seals.filter((seal) => has(seal) && !judged.has(require_hashing.sealKey(seal)))).slice(0, 16).some((seal) => files.isIntact(seal));
}
function holdsSealedBytes({ code, drift, git }) {
	return code === "moved" || code === "swapped" || git?.source !== void 0 || drift?.certainty === "proved" || drift?.certainty === "compared" || drift?.causes.some((cause) => cause.code === "another-file") === !0;
}
function meantBy(files, drifted, algorithm) {
	for (let seal of drifted.slice(0, 16)) {
		let bytes = files.content(seal, 16777216), found = bytes && COMPUTED.find(([hash]) => hexOf(hash, bytes) === seal.digests[algorithm]);
		if (found !== void 0) return found[1];
	}
}
function hexOf(algorithm, bytes) {
	try {
		return (0, node_crypto.createHash)(algorithm).update(bytes).digest("hex");
	} catch {
		return;
	}
}
function asBlake2b({ assumed: _, ...source }) {
	let seals = source.seals.map((seal) => {
		let { sha512, ...digests } = seal.digests;
		return sha512 === void 0 ? seal : {
			...seal,
			digests: {
				...digests,
				blake2b512: sha512
			}
		};
	});
	return {
		...source,
		seals
	};
}
function reasonOf(algorithm, files, meant) {
	let [assumed, ...others] = CANDIDATES[algorithm];
	return meant === void 0 ? `${files === 1 ? "the file does not have" : `none of the ${files} files has`} this ${assumed}, nothing states that it is one, and no file proves it: it may be ${others.join(", ")}` : `it has ${meant} digests, as a file proves, which are not compared here: seal with sha256`;
}
exports.doubtOf = doubtOf;
