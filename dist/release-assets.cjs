const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_release_lists = require("./release-lists.cjs"), require_hashing = require("./hashing.cjs"), require_api_base = require("./api-base.cjs"), require_octokit = require("./octokit.cjs");
let node_crypto = require("node:crypto");
// src/github/asset-download.ts
const MAX_DOWNLOAD_MS = 18e5, REDIRECTS = /* @__PURE__ */ new Set([
	301,
	302,
	303,
	307,
	308
]);
async function readAsset(place, id, asset, maxBytes) {
	if (asset.bytes > maxBytes) throw Error(`it has ${asset.bytes} bytes; the limit is ${maxBytes}`);
	let parts = [];
	return await transfer(place, id, asset, [], parts), Buffer.concat(parts);
}
async function measureAsset(place, id, asset, algorithms) {
	return {
		bytes: asset.bytes,
		digests: await transfer(place, id, asset, algorithms)
	};
}
async function transfer(place, id, asset, algorithms, parts) {
	if (!asset.isComplete) throw Error("GitHub lists it as \"starter\": it has no content yet");
	let wanted = /* @__PURE__ */ new Set([...algorithms, ...Object.keys(asset.digests)]), { bytes, digests } = await new require_octokit.PersistentCalls({
		deadline: MAX_DOWNLOAD_MS,
		request: MAX_DOWNLOAD_MS
	}).call(async (signal) => {
		parts?.splice(0);
		let hashes = [...wanted].map((algorithm) => [algorithm, (0, node_crypto.createHash)(algorithm)]), length = 0;
		for await (let part of await openAsset(place, id, signal)) {
			if (length += part.length, length > asset.bytes) break;
			for (let [, hash] of hashes) hash.update(part);
			parts?.push(part);
		}
		let found = Object.fromEntries(hashes.map(([algorithm, hash]) => [algorithm, hash.digest("hex")]));
		return {
			bytes: length,
			digests: found
		};
	});
	if (bytes > asset.bytes) throw Error(`the API states ${asset.bytes} bytes, and its content has more`);
	if (bytes < asset.bytes) throw Error(`the API states ${asset.bytes} bytes, and its content has ${bytes}`);
	if ([...wanted].some((algorithm) => asset.digests[algorithm] !== void 0 && asset.digests[algorithm] !== digests[algorithm])) throw Error("the API states another digest than its content has");
	return digests;
}
async function openAsset({ octokit, owner, repo, apiUrl }, asset_id, signal) {
	let headers = {
		accept: "application/octet-stream",
		"accept-encoding": "identity"
	}, first = await octokit.request("GET /repos/{owner}/{repo}/releases/assets/{asset_id}", {
		owner,
		repo,
		asset_id,
		headers,
		request: {
			signal,
			redirect: "manual",
			parseSuccessResponseBody: !1
		}
	}), { status, body, location } = {
		status: first.status,
		body: first.data,
		location: first.headers.location
	}, at = new URL(apiUrl), isPlain = at.protocol === "http:";
	for (let redirects = 0; REDIRECTS.has(status); redirects++) {
		if (await body?.cancel(), location === void 0 || redirects === 5) throw refused(`the API leads nowhere (status ${status})`);
		if (!URL.canParse(location, at.href)) throw refused("the API leads to an address that cannot be read");
		if (at = new URL(location, at), at.username !== "" || at.password !== "") throw refused(`the API leads to an address with a user, at ${at.hostname}`);
		if (at.protocol !== "https:" && !(isPlain && at.protocol === "http:")) throw refused(`the API leads to an address that is not https, at ${at.hostname}`);
		let next = await require_octokit.fetchOf(octokit)(at, {
			headers,
			redirect: "manual",
			signal
		});
		status = next.status, body = next.body, location = next.headers.get("location") ?? void 0;
	}
	if (status !== 200 || body === null) throw await body?.cancel(), Object.assign(/* @__PURE__ */ Error(`${at.hostname} answered with status ${status}`), { status });
	return body;
}
function refused(message) {
	return Object.assign(Error(message), { status: 400 });
}
// src/github/release-assets.ts
var release_assets_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ releaseOfRun: () => releaseOfRun });
const ID = /^[1-9][0-9]{0,14}$/;
function releaseOfRun(options, env) {
	let { release: wanted, "github-token": token } = options, folder = require_release_lists.releaseFolder(options);
	if (folder !== void 0) return folder;
	let opened, open = () => opened ??= openRelease(wanted, require_api_base.repositoryOf(token, env));
	return {
		name: `release ${wanted}`,
		open: async () => open()
	};
}
async function openRelease(wanted, place) {
	let id = await findRelease(wanted, place), assets = await listAssets(id, {
		...place,
		calls: new require_octokit.PersistentCalls()
	}), ids = new Map(assets.map((asset) => [asset, asset.id])), idOf = (asset) => {
		let known = ids.get(asset);
		if (known === void 0) throw Error("it is an asset of another release");
		return known;
	};
	return {
		assets,
		read: (asset, maxBytes) => readAsset(place, idOf(asset), asset, maxBytes),
		measure: (asset, algorithms) => measureAsset(place, idOf(asset), asset, algorithms),
		changes: async () => {
			let now = {
				...place,
				calls: new require_octokit.PersistentCalls()
			};
			return await findRelease(wanted, now) === id ? changesBetween(assets, await listAssets(id, now)) : "its tag or id names another release now";
		}
	};
}
async function findRelease(wanted, place) {
	let { octokit, calls, owner, repo } = place, found = /* @__PURE__ */ new Map();
	for (let page = 1;; page++) {
		if (page > 100) throw Error("the repository has more than 10000 releases: name an id");
		let { data, headers } = await calls.call((signal) => octokit.rest.repos.listReleases({
			owner,
			repo,
			per_page: 100,
			page,
			request: { signal }
		}));
		for (let { id, tag_name, draft } of list(data)) tag_name === wanted && found.set(id, draft ? "draft" : "published");
		if (isLastPage(data, headers)) break;
	}
	ID.test(wanted) && !found.has(Number(wanted)) && await isRelease(Number(wanted), place) && found.set(Number(wanted), "this id");
	let [first, ...others] = found;
	if (first === void 0) throw new require_release_lists.NoSuchRelease(`${owner}/${repo} has no release with this tag or id that the token shows; drafts are shown only with "contents: write"`);
	if (others.length > 0) throw Error(`more than one release has this tag or id (${[...found].map(([id, kind]) => `${id}: ${kind}`).join(", ")}): delete the wrong ones, or name one by its id`);
	return first[0];
}
async function isRelease(release_id, { octokit, calls, owner, repo }) {
	try {
		return await calls.call((signal) => octokit.rest.repos.getRelease({
			owner,
			repo,
			release_id,
			request: { signal }
		})), !0;
	} catch (error) {
		if (require_octokit.failureOf(error).status === 404) return !1;
		throw error;
	}
}
async function listAssets(release_id, { octokit, calls, owner, repo }) {
	let byId = /* @__PURE__ */ new Map();
	for (let page = 1;; page++) {
		if (page > 11) throw Error("it has more than 1000 assets");
		let { data, headers } = await calls.call((signal) => octokit.rest.repos.listReleaseAssets({
			owner,
			repo,
			release_id,
			per_page: 100,
			page,
			request: { signal }
		}));
		for (let asset of list(data).map(assetOf)) byId.set(asset.id, asset);
		if (isLastPage(data, headers)) break;
	}
	let assets = [...byId.values()], names = /* @__PURE__ */ new Set();
	for (let { name } of assets) {
		if (names.has(name)) throw Error(`it has two assets named ${JSON.stringify(name)}`);
		names.add(name);
	}
	return assets;
}
function isLastPage(data, { link = "" }) {
	return data.length < 100 && !/;\s*rel="?next\b/.test(link);
}
function list(data) {
	if (!Array.isArray(data)) throw Error("the API did not answer with a list");
	return data;
}
function assetOf(listed) {
	let { id, name, size, state, digest } = { ...listed };
	if (typeof id != "number" || !Number.isSafeInteger(id) || typeof name != "string" || name === "" || name.includes("/")) throw Error("the API lists an asset without an id or a name");
	if (typeof size != "number" || !Number.isSafeInteger(size) || size < 0) throw Error(`the API lists ${JSON.stringify(name)} without a size`);
	return {
		id,
		name,
		bytes: size,
		digests: digestsOf(digest),
		isComplete: state === "uploaded"
	};
}
function digestsOf(digest) {
	let [, name = "", hex = ""] = /^([a-z0-9]+):([0-9a-f]+)$/i.exec(typeof digest == "string" ? digest : "") ?? [], algorithm = [
		"sha256",
		"sha384",
		"sha512"
	].find((known) => known === name.toLowerCase());
	return algorithm === void 0 || hex.length !== require_hashing.HEX_LENGTH[algorithm] ? {} : { [algorithm]: hex.toLowerCase() };
}
function changesBetween(before, now) {
	let known = new Map(before.map((asset) => [asset.id, JSON.stringify(asset)])), changed = now.find((asset) => known.get(asset.id) !== JSON.stringify(asset));
	if (changed !== void 0) return `${JSON.stringify(changed.name)} was uploaded or replaced during the run`;
	let left = new Set(now.map(({ id }) => id)), removed = before.find(({ id }) => !left.has(id));
	return removed === void 0 ? void 0 : `${JSON.stringify(removed.name)} was deleted during the run`;
}
exports.release_assets_exports = release_assets_exports;
