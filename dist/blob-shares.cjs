const require_objects = require("./objects.cjs"), require_hashing = require("./hashing.cjs");
// src/hashing/blob-shares.ts
async function answerAboutBlobs(request) {
	try {
		return { hashed: await require_objects.hashBlobs(request) };
	} catch (error) {
		return { reason: require_hashing.errorMessage(error) };
	}
}
async function hashInShares(request, elsewhere) {
	let size = Math.ceil(request.ids.length / (elsewhere.length + 1)), share = (index) => {
		let cut = (values) => values.slice(index * size, (index + 1) * size), { ids, files } = request;
		return {
			...request,
			ids: cut(ids),
			...files !== void 0 && { files: {
				...files,
				paths: cut(files.paths)
			} }
		};
	}, answers = await Promise.all([...elsewhere.map((send, index) => send(share(index))), answerAboutBlobs(share(elsewhere.length))]), bytes = new Float64Array(request.ids.length), contents = /* @__PURE__ */ new Map(), digests = [], files = new Uint8Array(request.ids.length), at = 0;
	for (let answer of answers) {
		if ("reason" in answer) throw Error(answer.reason);
		let { hashed } = answer;
		bytes.set(hashed.bytes, at), files.set(hashed.files, at);
		for (let [index, content] of hashed.contents) contents.set(at + index, content);
		digests.push(hashed.sha256), at += hashed.bytes.length;
	}
	if (at !== request.ids.length) throw Error(`${at} of ${request.ids.length} blobs were answered for`);
	return {
		sha256: digests.join(""),
		bytes,
		contents,
		files
	};
}
exports.answerAboutBlobs = answerAboutBlobs, exports.hashInShares = hashInShares;
