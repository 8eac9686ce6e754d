const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs"), require_runner = require("./runner.cjs"), require_octokit = require("./octokit.cjs");
let node_path = require("node:path");
// src/github/api-base.ts
var api_base_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	apiBase: () => apiBase,
	apiLabels: () => apiLabels
});
function repositoryOf(token, env) {
	let [owner = "", repo = ""] = (env.GITHUB_REPOSITORY ?? "").split("/");
	if (token === "") throw Error("there is no github-token");
	if (owner === "" || repo === "") throw Error("the run names no repository");
	let apiUrl = env.GITHUB_API_URL || "https://api.github.com";
	return {
		octokit: require_octokit.octokitFor({
			apiUrl,
			token
		}),
		calls: new require_octokit.PersistentCalls(),
		owner,
		repo,
		apiUrl
	};
}
async function apiBase(revision, label, token, env, { workspace, head }) {
	let place = repositoryOf(token, env), { octokit, calls, owner, repo } = place, commit = await commitOf(place, revision), tree_sha = commit.commit.tree.sha, names, list = async () => {
		let { data } = await calls.call((signal) => octokit.rest.git.getTree({
			owner,
			repo,
			tree_sha,
			recursive: "1",
			request: { signal }
		}));
		if (data.truncated) throw Error("the repository has more files than the API lists");
		return data.tree.flatMap(({ path, type }) => type !== "tree" && path !== void 0 ? [path] : []);
	};
	return {
		name: `${label} ${commit.sha.slice(0, 12)}`,
		read: async (path) => {
			if ((0, node_path.isAbsolute)(path) || /(^|\/)\.{0,2}(\/|$)/.test(path)) throw Error(`${JSON.stringify(path)} is not a path in the repository`);
			let bytes = await readContent(place, path, commit.sha);
			if (bytes !== void 0 || !require_hashing.exists((0, node_path.join)(workspace, path))) return bytes;
			if (head === "" || await readContent(place, path, head) === void 0) throw Error(`the repository has no ${JSON.stringify(path)} at the head either: is it checked out into a subfolder?`);
		},
		list: () => names ??= list()
	};
}
async function commitOf(place, revision) {
	if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(revision)) return getCommit(place, revision);
	let ref = revision.replace(/^refs\//, "");
	if (/^(heads|tags)\//.test(ref)) return getCommit(place, ref);
	let found = [];
	for (let kind of ["heads", "tags"]) try {
		found.push(await getCommit(place, `${kind}/${ref}`));
	} catch (error) {
		if (![404, 422].includes(require_octokit.failureOf(error).status ?? 0)) throw error;
	}
	let [first, second] = found;
	if (first === void 0) return getCommit(place, ref);
	if (second === void 0 || second.sha === first.sha) return first;
	throw Error(`${JSON.stringify(revision)} names a branch and a tag: name it whole, such as refs/heads/main`);
}
async function getCommit({ octokit, calls, owner, repo }, ref) {
	return (await calls.call((signal) => octokit.rest.repos.getCommit({
		owner,
		repo,
		ref,
		request: { signal }
	}))).data;
}
async function readContent(place, path, ref) {
	let { octokit, calls, owner, repo } = place, data = await contentOf(place, path, ref);
	if (data === void 0) return;
	if (Array.isArray(data) || data.type !== "file") throw Error(`${JSON.stringify(path)} is not a regular file there`);
	if ("content" in data && data.encoding === "base64" && data.content !== "") return genuine(data.sha, data.content);
	let { sha: file_sha } = data, { data: blob } = await calls.call((signal) => octokit.rest.git.getBlob({
		owner,
		repo,
		file_sha,
		request: { signal }
	}));
	return genuine(file_sha, blob.content);
}
function genuine(id, base64) {
	let bytes = Buffer.from(base64, "base64");
	if (require_hashing.blobId(bytes, require_hashing.formatOf(id)) !== id) throw Error(`the API sent bytes that do not hash to their id ${id}`);
	return bytes;
}
async function contentOf({ octokit, calls, owner, repo }, path, ref) {
	try {
		return (await calls.call((signal) => octokit.rest.repos.getContent({
			owner,
			repo,
			path,
			ref,
			request: { signal }
		}))).data;
	} catch (error) {
		if (require_octokit.failureOf(error).status === 404) return;
		throw error;
	}
}
async function apiLabels(issue_number, token, env) {
	let { octokit, calls, owner, repo } = repositoryOf(token, env), { data } = await calls.call((signal) => octokit.rest.issues.listLabelsOnIssue({
		owner,
		repo,
		issue_number,
		per_page: 100,
		request: { signal }
	}));
	return require_runner.labelNames(data);
}
exports.api_base_exports = api_base_exports, exports.repositoryOf = repositoryOf;
