const require_octokit = require("./octokit.cjs");
async function isAbsentAt(revision, folder, names, token, env) {
	let repository = env.GITHUB_REPOSITORY ?? "";
	if (!/^[^/\s]+\/[^/\s]+$/.test(repository)) return !1;
	let apiUrl = (env.GITHUB_API_URL || "https://api.github.com").replace(/\/+$/, ""), fetchHere = require_octokit.fetchOf(require_octokit.octokitFor({
		apiUrl,
		token: token || "none"
	})), list = async (path, authorization) => {
		let url = `${apiUrl}/repos/${repository}/contents/${path}?ref=${encodeURIComponent(revision)}`, headers = {
			accept: "application/json",
			"user-agent": "seal-gate",
			...authorization
		}, answer = await fetchHere(url, {
			headers,
			redirect: "manual",
			signal: AbortSignal.timeout(1e4)
		});
		return answer.status === 200 ? namesIn(await answer.json()) : answer.status === 404 ? "not-found" : void 0;
	};
	for (let authorization of token === "" ? [{}] : [{ authorization: `token ${token}` }, {}]) try {
		let inside = await list(folder, authorization);
		if (inside instanceof Set) return !names.some((name) => inside.has(name));
		let top = inside === "not-found" ? await list("", authorization) : void 0;
		if (top instanceof Set) return !top.has(folder);
	} catch {}
	return !1;
}
function namesIn(listed) {
	if (!Array.isArray(listed) || listed.length >= 1e3) return;
	let names = listed.map((entry) => typeof entry == "object" && entry && "name" in entry ? entry.name : void 0);
	return names.every((name) => typeof name == "string") ? new Set(names) : void 0;
}
exports.isAbsentAt = isAbsentAt;
