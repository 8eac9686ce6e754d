const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_json = require("./json.cjs"), require_list_formats = require("./list-formats.cjs"), require_sigstore = require("./sigstore.cjs");
let node_path = require("node:path"), node_crypto = require("node:crypto"), node_buffer = require("node:buffer");
// src/commands/signed-by.ts
var signed_by_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ readSigner: () => readSigner });
const GITHUB_ISSUER = "https://token.actions.githubusercontent.com", SHORT = /^[A-Za-z0-9-]{1,39}\/[A-Za-z0-9._-]{1,100}$/, ADDRESS = /^https:\/\/[^\s*@?#]{1,1000}$/, WORKFLOW = /^(?:https:\/\/[^\s*?#]{1,200}\/|[A-Za-z0-9-]{1,39}\/[A-Za-z0-9._-]{1,100}\/)?\.github\/workflows\/[^\s*?/]{1,200}\.ya?ml(?:@\S{1,200})?$/, REF$1 = /^refs\/[^\s*?]{1,250}$/, IDENTITY = /^[^\s*]{1,1000}$/, MAX_TRUST_BYTES = 4194304;
function readSigner(options, cwd, trusted) {
	return expectedSigner(options, async (name) => {
		if (trusted === void 0) return require_hashing.readNamedFile(cwd, name, MAX_TRUST_BYTES);
		let bytes = await trusted.read(require_hashing.relativePath((0, node_path.resolve)(cwd, name), cwd));
		if (bytes === void 0) throw Error(`it does not exist at ${trusted.name}`);
		return bytes;
	});
}
async function expectedSigner(options, read) {
	let { "signed-by": lines, "public-key": keyName, bundle, "trusted-root": rootName } = options;
	if (lines.length > 0 == (keyName !== "")) throw new require_gate.OptionsError([lines.length > 0 ? BOTH : NEITHER]);
	let identity = lines.length === 0 ? void 0 : identityOf$1(lines), file = async (name, input) => name === "" ? void 0 : {
		name,
		bytes: await read(name).catch((error) => {
			throw new require_gate.UsageError(`the file ${JSON.stringify(name)} in "${input}" cannot be read: ${require_hashing.errorCode(error)}`);
		})
	}, key = await file(keyName, "public-key"), root = await file(rootName, "trusted-root");
	return {
		...identity !== void 0 && { identity },
		...key !== void 0 && { key },
		...root !== void 0 && { root },
		...bundle !== "" && { bundle }
	};
}
const BOTH = {
	name: "public-key",
	text: "\"signed-by\" expects a certificate and \"public-key\" a key: give only one of them"
}, NEITHER = {
	name: "signed-by",
	text: "\"bundle\" and \"trusted-root\" are about a signature: name who must have signed in \"signed-by\" or \"public-key\""
}, KEYS = [
	"repository",
	"workflow",
	"ref",
	"issuer",
	"identity"
], PATTERNS = {
	repository: RegExp(`${SHORT.source}|${ADDRESS.source}`),
	workflow: WORKFLOW,
	ref: REF$1,
	issuer: ADDRESS,
	identity: IDENTITY
};
function identityOf$1(lines) {
	let parts = {};
	for (let line of lines) {
		let [, name = "repository", value = line] = /^([a-z]+):[ \t]+(.+)$/.exec(line) ?? [], key = KEYS.find((known) => known === name);
		if (key === void 0 || parts[key] !== void 0 || !PATTERNS[key].test(value)) throw new require_gate.OptionsError([require_gate.notAllowed("signed-by", line, require_gate.GATE["signed-by"].allowed)]);
		parts[key] = value;
	}
	let { repository, workflow, ref, identity, issuer = identity === void 0 ? GITHUB_ISSUER : void 0 } = parts, isRelease = identity === require_gate.GITHUB_RELEASES;
	if (isRelease && repository === void 0) throw refused("GitHub signs the releases of all repositories with this name: name the \"repository\" too");
	if (issuer === void 0 && !isRelease) throw refused("an \"identity\" is one of an \"issuer\": name both");
	if (repository === void 0 && identity === void 0) throw refused("name a \"repository\" or an \"identity\"");
	if (repository !== void 0 && !repository.startsWith("https://") && issuer !== GITHUB_ISSUER && !isRelease) throw refused("of another issuer than GitHub, write the whole URL of the repository");
	let url = repository === void 0 || repository.startsWith("https://") ? repository : `https://github.com/${repository}`;
	if (workflow !== void 0 && url === void 0) throw refused("a \"workflow\" needs its \"repository\"");
	return {
		...issuer !== void 0 && { issuer },
		...url !== void 0 && { repository: url },
		...workflow !== void 0 && { workflow: workflowUrl(workflow, url ?? "") },
		...ref !== void 0 && { ref },
		...identity !== void 0 && { identity }
	};
}
function refused(why) {
	return new require_gate.OptionsError([{
		name: "signed-by",
		text: `"signed-by" is not complete: ${why}`
	}]);
}
function workflowUrl(workflow, repository) {
	return workflow.startsWith("https://") ? workflow : workflow.startsWith(".github/") ? `${repository}/${workflow}` : `${new URL(repository).origin}/${workflow}`;
}
// src/signatures/candidates.ts
var candidates_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ isSignatureName: () => isSignatureName });
const MAX_SIGNATURE_BYTES = 67108864, ENDINGS = [
	".sigstore.json",
	".sigstore",
	".bundle",
	".bundle.json",
	".intoto.jsonl",
	".minisig",
	".sig"
], STATEMENTS = /\.intoto\.jsonl$/, SIGNED_FORMATS = /* @__PURE__ */ new Set(["in-toto", "sigstore"]);
async function manifestBytes({ name, file, sha256 }, request) {
	if (sha256 === void 0) return;
	if (file !== void 0) return readFrom(request, name, request.maxManifestBytes ?? 268435456);
	let { seals } = request;
	return typeof seals == "string" ? Buffer.from(seals) : seals;
}
async function candidatesFor(source, bytes, request) {
	let own = isSelfSigned(source, bytes) ? [{
		name: source.name,
		bytes,
		isManifest: !0
	}] : [], named = request.signer?.bundle;
	if (named !== void 0) {
		let there = await readFrom(request, named, MAX_SIGNATURE_BYTES);
		return Buffer.from(there).equals(bytes) ? own : [{
			name: named,
			bytes: there
		}];
	}
	let { file, name } = source;
	if (file === void 0) return own;
	let last = (0, node_path.basename)(name), prefix = name.slice(0, name.length - last.length), read = (await namesIn(request, (0, node_path.dirname)((0, node_path.resolve)(request.cwd, name)))).filter((other) => isSignatureName(other, last)).sort(require_gate.comparePaths).slice(0, 20).map(async (other) => ({
		name: `${prefix}${other}`,
		bytes: await readFrom(request, `${prefix}${other}`, MAX_SIGNATURE_BYTES)
	}));
	return [...own, ...(await Promise.all(read)).filter(({ bytes: others }) => !Buffer.from(others).equals(bytes))];
}
function isSignatureName(name, manifest) {
	return ENDINGS.some((ending) => name === `${manifest}${ending}`) || STATEMENTS.test(name) && !name.includes("/");
}
function isSelfSigned({ format }, bytes) {
	return SIGNED_FORMATS.has(format) || Buffer.from(bytes.subarray(0, 19)).toString("latin1") === "untrusted comment: ";
}
async function namesIn({ trusted, cwd }, path) {
	if (trusted === void 0) return require_hashing.namesIn(path);
	let folder = require_hashing.relativePath(path, cwd), start = folder === "." ? "" : `${folder}/`;
	return (await trusted.list()).filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
}
async function readFrom({ trusted, cwd }, name, limit) {
	if (trusted === void 0) return require_hashing.readNamedFile(cwd, name, limit);
	let bytes = await trusted.read(require_hashing.relativePath((0, node_path.resolve)(cwd, name), cwd));
	if (bytes === void 0) throw Error(`there is no ${JSON.stringify(name)} at ${trusted.name}`);
	return bytes;
}
// src/signatures/refusal.ts
var Refusal = class extends Error {
	code;
	paths;
	constructor(code, message, paths = []) {
		super(message), this.code = code, this.paths = paths;
	}
};
const CLOSENESS = [
	"unsigned",
	"signature-invalid",
	"signed-by-another",
	"not-in-signed-manifest"
];
function closest(refusals) {
	let rank = (error) => CLOSENESS.indexOf(error instanceof Refusal ? error.code : "signature-invalid");
	return refusals.toSorted((a, b) => rank(b) - rank(a))[0];
}
function bind(statement, bytes, seals) {
	return statement.subjects.some((digests) => require_hashing.digestsMatch(digests, bytes)) ? "statement about the manifest" : (demandSame(statement, seals), "list of the files");
}
function demandSame(statement, seals) {
	if (statement.problem !== void 0) throw new Refusal("not-in-signed-manifest", `the signed statement is about something else: it does not name the manifest, and ${statement.problem}`);
	let signed = new Map(statement.seals.map((seal) => [seal.path, seal])), listed = new Set(seals.map(({ path }) => path)), foreign = seals.filter((seal) => !isSame(seal, signed.get(seal.path))).map(({ path }) => path), dropped = statement.seals.filter(({ path }) => !listed.has(path)).map(({ path }) => path);
	if (foreign.length > 0) throw new Refusal("not-in-signed-manifest", `the signed statement does not name ${names(foreign)} with this digest`, foreign);
	if (dropped.length > 0) throw new Refusal("not-in-signed-manifest", `the signed statement also names ${names(dropped)}, which this manifest does not list`, dropped);
}
function isSame(seal, signed) {
	if (signed === void 0 || seal.link !== void 0 || seal.rawPath !== void 0 || signed.bytes !== void 0 && seal.bytes !== void 0 && signed.bytes !== seal.bytes) return !1;
	let shared = Object.keys(seal.digests).filter((name) => name in signed.digests);
	return shared.length > 0 && shared.every((name) => seal.digests[name] === signed.digests[name]);
}
function names(paths) {
	let first = paths.slice(0, 3).map((path) => JSON.stringify(path));
	return paths.length > 3 ? `${first.join(", ")} and ${paths.length - 3} more` : first.join(", ");
}
// src/signatures/strict-json.ts
var import_dist$2 = require_sigstore.require_dist$2();
function strictJson(bytes, what) {
	if (!(0, node_buffer.isUtf8)(bytes)) throw new Refusal("signature-invalid", `${what} is not UTF-8`);
	let manifest = {
		text: Buffer.from(bytes).toString("utf8"),
		bytewise: !1,
		bom: !1,
		file: !0
	}, entries = new require_gate.ManifestBuilder(manifest), json = require_json.readJson(manifest, entries);
	if (json !== void 0 && !entries.failed) return json.value;
	let [problem] = entries.done().problems;
	throw new Refusal("signature-invalid", `${what} cannot be read: ${problem?.reason ?? "it is not JSON"}`);
}
// src/signatures/sigstore-root.generated.ts
var import_dist$3 = require_sigstore.require_dist$3();
const SIGSTORE_ROOT = {
	date: "2026-11-05",
	json: "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\",\"tlogs\":[{\"baseUrl\":\"https://rekor.sigstore.dev\",\"hashAlgorithm\":\"SHA2_256\",\"publicKey\":{\"rawBytes\":\"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE2G2Y+2tabdTV5BcGiBIx0a9fAFwrkBbmLSGtks4L3qX6yYY0zufBnhC8Ur/iy55GhWP/9A/bY2LhC30M9+RYtw==\",\"keyDetails\":\"PKIX_ECDSA_P256_SHA_256\",\"validFor\":{\"start\":\"2021-01-12T11:53:27Z\"}},\"logId\":{\"keyId\":\"wNI9atQGlz+VWfO6LRygH4QUfY/8W4RFwiT5i5WRgB0=\"}},{\"baseUrl\":\"https://log2025-1.rekor.sigstore.dev\",\"hashAlgorithm\":\"SHA2_256\",\"publicKey\":{\"rawBytes\":\"MCowBQYDK2VwAyEAt8rlp1knGwjfbcXAYPYAkn0XiLz1x8O4t0YkEhie244=\",\"keyDetails\":\"PKIX_ED25519\",\"validFor\":{\"start\":\"2025-09-23T00:00:00Z\"}},\"logId\":{\"keyId\":\"zxGZFVvd0FEmjR8WrFwMdcAJ9vtaY/QXf44Y1wUeP6A=\"}}],\"certificateAuthorities\":[{\"subject\":{\"organization\":\"sigstore.dev\",\"commonName\":\"sigstore\"},\"uri\":\"https://fulcio.sigstore.dev\",\"certChain\":{\"certificates\":[{\"rawBytes\":\"MIIB+DCCAX6gAwIBAgITNVkDZoCiofPDsy7dfm6geLbuhzAKBggqhkjOPQQDAzAqMRUwEwYDVQQKEwxzaWdzdG9yZS5kZXYxETAPBgNVBAMTCHNpZ3N0b3JlMB4XDTIxMDMwNzAzMjAyOVoXDTMxMDIyMzAzMjAyOVowKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTB2MBAGByqGSM49AgEGBSuBBAAiA2IABLSyA7Ii5k+pNO8ZEWY0ylemWDowOkNa3kL+GZE5Z5GWehL9/A9bRNA3RbrsZ5i0JcastaRL7Sp5fp/jD5dxqc/UdTVnlvS16an+2Yfswe/QuLolRUCrcOE2+2iA5+tzd6NmMGQwDgYDVR0PAQH/BAQDAgEGMBIGA1UdEwEB/wQIMAYBAf8CAQEwHQYDVR0OBBYEFMjFHQBBmiQpMlEk6w2uSu1KBtPsMB8GA1UdIwQYMBaAFMjFHQBBmiQpMlEk6w2uSu1KBtPsMAoGCCqGSM49BAMDA2gAMGUCMH8liWJfMui6vXXBhjDgY4MwslmN/TJxVe/83WrFomwmNf056y1X48F9c4m3a3ozXAIxAKjRay5/aj/jsKKGIkmQatjI8uupHr/+CxFvaJWmpYqNkLDGRU+9orzh5hI2RrcuaQ==\"}]},\"validFor\":{\"start\":\"2021-03-07T03:20:29Z\",\"end\":\"2022-12-31T23:59:59.999Z\"}},{\"subject\":{\"organization\":\"sigstore.dev\",\"commonName\":\"sigstore\"},\"uri\":\"https://fulcio.sigstore.dev\",\"certChain\":{\"certificates\":[{\"rawBytes\":\"MIICGjCCAaGgAwIBAgIUALnViVfnU0brJasmRkHrn/UnfaQwCgYIKoZIzj0EAwMwKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTAeFw0yMjA0MTMyMDA2MTVaFw0zMTEwMDUxMzU2NThaMDcxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEeMBwGA1UEAxMVc2lnc3RvcmUtaW50ZXJtZWRpYXRlMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE8RVS/ysH+NOvuDZyPIZtilgUF9NlarYpAd9HP1vBBH1U5CV77LSS7s0ZiH4nE7Hv7ptS6LvvR/STk798LVgMzLlJ4HeIfF3tHSaexLcYpSASr1kS0N/RgBJz/9jWCiXno3sweTAOBgNVHQ8BAf8EBAMCAQYwEwYDVR0lBAwwCgYIKwYBBQUHAwMwEgYDVR0TAQH/BAgwBgEB/wIBADAdBgNVHQ4EFgQU39Ppz1YkEZb5qNjpKFWixi4YZD8wHwYDVR0jBBgwFoAUWMAeX5FFpWapesyQoZMi0CrFxfowCgYIKoZIzj0EAwMDZwAwZAIwPCsQK4DYiZYDPIaDi5HFKnfxXx6ASSVmERfsynYBiX2X6SJRnZU84/9DZdnFvvxmAjBOt6QpBlc4J/0DxvkTCqpclvziL6BCCPnjdlIB3Pu3BxsPmygUY7Ii2zbdCdliiow=\"},{\"rawBytes\":\"MIIB9zCCAXygAwIBAgIUALZNAPFdxHPwjeDloDwyYChAO/4wCgYIKoZIzj0EAwMwKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTAeFw0yMTEwMDcxMzU2NTlaFw0zMTEwMDUxMzU2NThaMCoxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjERMA8GA1UEAxMIc2lnc3RvcmUwdjAQBgcqhkjOPQIBBgUrgQQAIgNiAAT7XeFT4rb3PQGwS4IajtLk3/OlnpgangaBclYpsYBr5i+4ynB07ceb3LP0OIOZdxexX69c5iVuyJRQ+Hz05yi+UF3uBWAlHpiS5sh0+H2GHE7SXrk1EC5m1Tr19L9gg92jYzBhMA4GA1UdDwEB/wQEAwIBBjAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBRYwB5fkUWlZql6zJChkyLQKsXF+jAfBgNVHSMEGDAWgBRYwB5fkUWlZql6zJChkyLQKsXF+jAKBggqhkjOPQQDAwNpADBmAjEAj1nHeXZp+13NWBNa+EDsDP8G1WWg1tCMWP/WHPqpaVo0jhsweNFZgSs0eE7wYI4qAjEA2WB9ot98sIkoF3vZYdd3/VtWB5b9TNMea7Ix/stJ5TfcLLeABLE4BNJOsQ4vnBHJ\"}]},\"validFor\":{\"start\":\"2022-04-13T20:06:15Z\"}}],\"ctlogs\":[{\"baseUrl\":\"https://ctfe.sigstore.dev/test\",\"hashAlgorithm\":\"SHA2_256\",\"publicKey\":{\"rawBytes\":\"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEbfwR+RJudXscgRBRpKX1XFDy3PyudDxz/SfnRi1fT8ekpfBd2O1uoz7jr3Z8nKzxA69EUQ+eFCFI3zeubPWU7w==\",\"keyDetails\":\"PKIX_ECDSA_P256_SHA_256\",\"validFor\":{\"start\":\"2021-03-14T00:00:00Z\",\"end\":\"2022-10-31T23:59:59.999Z\"}},\"logId\":{\"keyId\":\"CGCS8ChS/2hF0dFrJ4ScRWcYrBY9wzjSbea8IgY2b3I=\"}},{\"baseUrl\":\"https://ctfe.sigstore.dev/2022\",\"hashAlgorithm\":\"SHA2_256\",\"publicKey\":{\"rawBytes\":\"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEiPSlFi0CmFTfEjCUqF9HuCEcYXNKAaYalIJmBZ8yyezPjTqhxrKBpMnaocVtLJBI1eM3uXnQzQGAJdJ4gs9Fyw==\",\"keyDetails\":\"PKIX_ECDSA_P256_SHA_256\",\"validFor\":{\"start\":\"2022-10-20T00:00:00Z\"}},\"logId\":{\"keyId\":\"3T0wasbHETJjGR4cmWc3AqJKXrjePK3/h4pygC8p7o4=\"}}],\"timestampAuthorities\":[{\"subject\":{\"organization\":\"sigstore.dev\",\"commonName\":\"sigstore-tsa-selfsigned\"},\"uri\":\"https://timestamp.sigstore.dev/api/v1/timestamp\",\"certChain\":{\"certificates\":[{\"rawBytes\":\"MIICEDCCAZagAwIBAgIUOhNULwyQYe68wUMvy4qOiyojiwwwCgYIKoZIzj0EAwMwOTEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MSAwHgYDVQQDExdzaWdzdG9yZS10c2Etc2VsZnNpZ25lZDAeFw0yNTA0MDgwNjU5NDNaFw0zNTA0MDYwNjU5NDNaMC4xFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEVMBMGA1UEAxMMc2lnc3RvcmUtdHNhMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE4ra2Z8hKNig2T9kFjCAToGG30jky+WQv3BzL+mKvh1SKNR/UwuwsfNCg4sryoYAd8E6isovVA3M4aoNdm9QDi50Z8nTEyvqgfDPtTIwXItfiW/AFf1V7uwkbkAoj0xxco2owaDAOBgNVHQ8BAf8EBAMCB4AwHQYDVR0OBBYEFIn9eUOHz9BlRsMCRscsc1t9tOsDMB8GA1UdIwQYMBaAFJjsAe9/u1H/1JUeb4qImFMHic6/MBYGA1UdJQEB/wQMMAoGCCsGAQUFBwMIMAoGCCqGSM49BAMDA2gAMGUCMDtpsV/6KaO0qyF/UMsX2aSUXKQFdoGTptQGc0ftq1csulHPGG6dsmyMNd3JB+G3EQIxAOajvBcjpJmKb4Nv+2Taoj8Uc5+b6ih6FXCCKraSqupe07zqswMcXJTe1cExvHvvlw==\"},{\"rawBytes\":\"MIIB9zCCAXygAwIBAgIUV7f0GLDOoEzIh8LXSW80OJiUp14wCgYIKoZIzj0EAwMwOTEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MSAwHgYDVQQDExdzaWdzdG9yZS10c2Etc2VsZnNpZ25lZDAeFw0yNTA0MDgwNjU5NDNaFw0zNTA0MDYwNjU5NDNaMDkxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEgMB4GA1UEAxMXc2lnc3RvcmUtdHNhLXNlbGZzaWduZWQwdjAQBgcqhkjOPQIBBgUrgQQAIgNiAAQUQNtfRT/ou3YATa6wB/kKTe70cfJwyRIBovMnt8RcJph/COE82uyS6FmppLLL1VBPGcPfpQPYJNXzWwi8icwhKQ6W/Qe2h3oebBb2FHpwNJDqo+TMaC/tdfkv/ElJB72jRTBDMA4GA1UdDwEB/wQEAwIBBjASBgNVHRMBAf8ECDAGAQH/AgEAMB0GA1UdDgQWBBSY7AHvf7tR/9SVHm+KiJhTB4nOvzAKBggqhkjOPQQDAwNpADBmAjEAwGEGrfGZR1cen1R8/DTVMI943LssZmJRtDp/i7SfGHmGRP6gRbuj9vOK3b67Z0QQAjEAuT2H673LQEaHTcyQSZrkp4mX7WwkmF+sVbkYY5mXN+RMH13KUEHHOqASaemYWK/E\"}]},\"validFor\":{\"start\":\"2025-07-04T00:00:00Z\"}}]}"
};
function trustedRoots(file) {
	if (file === void 0) return [{
		name: `the Sigstore root of ${SIGSTORE_ROOT.date}`,
		root: parse(Buffer.from(SIGSTORE_ROOT.json), "the root")
	}];
	let sha256 = (0, node_crypto.createHash)("sha256").update(file.bytes).digest("hex"), name = `${file.name} (sha256 ${sha256.slice(0, 12)}…)`, roots = jsonDocuments(file.bytes).map((bytes) => ({
		name,
		root: parse(bytes, `the trusted root ${JSON.stringify(file.name)}`)
	}));
	if (roots.length === 0 || roots.length > 20) throw new Refusal("signature-invalid", `${JSON.stringify(file.name)} has ${roots.length} trusted roots; it may have 1 to 20`);
	return roots;
}
function jsonDocuments(bytes) {
	let all = Buffer.from(bytes), [first = "", ...others] = all.toString("utf8").split("\n");
	return others.some((line) => line.trim() !== "") && isJson(first) ? [first, ...others].filter((line) => line.trim() !== "").map((line) => Buffer.from(line)) : [all];
}
function isJson(text) {
	try {
		return require_json.isRecord(JSON.parse(text));
	} catch {
		return !1;
	}
}
function parse(bytes, what) {
	let incomplete = (why) => new Refusal("signature-invalid", `${what} is not complete: ${why}`), value = strictJson(bytes, what);
	if (!require_json.isRecord(value) || !/^application\/vnd\.dev\.sigstore\.trustedroot/.test(String(value.mediaType))) throw incomplete("it has no \"mediaType\" of a trusted root");
	let root = import_dist$3.TrustedRoot.fromJSON(value);
	if (root.certificateAuthorities.length === 0) throw incomplete("it has no certificate authority");
	for (let { publicKey } of [...root.tlogs, ...root.ctlogs]) if (publicKey?.validFor?.start === void 0) throw incomplete("the key of a log has no beginning of its validity");
	for (let { certChain, validFor } of [...root.certificateAuthorities, ...root.timestampAuthorities]) {
		if (validFor?.start === void 0) throw incomplete("an authority has no beginning of its validity");
		if (certChain === void 0 || certChain.certificates.length === 0) throw incomplete("an authority has no certificate");
		for (let { rawBytes } of certChain.certificates) new node_crypto.X509Certificate(rawBytes);
	}
	return root;
}
// src/signatures/bundle-file.ts
const V01 = "application/vnd.dev.sigstore.bundle+json;version=0.1", V02 = "application/vnd.dev.sigstore.bundle+json;version=0.2", MEDIA_TYPES = /* @__PURE__ */ new Set([
	V01,
	V02,
	"application/vnd.dev.sigstore.bundle+json;version=0.3",
	"application/vnd.dev.sigstore.bundle.v0.3+json"
]), BYTES = /* @__PURE__ */ new Set([
	"signature",
	"sig",
	"payload",
	"digest",
	"rawBytes",
	"canonicalizedBody",
	"signedEntryTimestamp",
	"signedTimestamp",
	"rootHash"
]);
function readBundles(bytes) {
	let documents = jsonDocuments(bytes);
	if (documents.length > 100) throw new Refusal("signature-invalid", `it has ${documents.length} bundles; at most 100 are read`);
	return documents.map(readBundle);
}
function readBundle(bytes) {
	let value = strictJson(bytes, "the bundle");
	if (!require_json.isRecord(value)) throw invalid$2("it is not a JSON object");
	let { mediaType, verificationMaterial } = value;
	if (!MEDIA_TYPES.has(mediaType)) throw invalid$2(`its "mediaType" is ${JSON.stringify(mediaType)?.slice(0, 100)}`);
	if (demandOne(value, ["messageSignature", "dsseEnvelope"]), !require_json.isRecord(verificationMaterial)) throw invalid$2("it has no \"verificationMaterial\"");
	demandOne(verificationMaterial, [
		"certificate",
		"x509CertificateChain",
		"publicKey"
	]), demandBase64(value);
	let bundle = parsed(asSigstore(value, verificationMaterial));
	return demandPlainEntries(bundle), bundle;
}
function asSigstore(value, material) {
	let { tlogEntries = [], ...rest } = material;
	return material.publicKey === void 0 ? material.x509CertificateChain === void 0 || !("mediaType" in value) || value.mediaType === V01 ? value : {
		...value,
		mediaType: V02,
		verificationMaterial: {
			...rest,
			tlogEntries
		}
	} : {
		...value,
		verificationMaterial: {
			...rest,
			tlogEntries
		}
	};
}
function parsed(value) {
	try {
		return (0, import_dist$2.bundleFromJSON)(value);
	} catch (error) {
		throw invalid$2(require_hashing.errorMessage(error));
	}
}
function demandOne(value, names) {
	let given = names.filter((name) => value[name] !== void 0 && value[name] !== null);
	if (given.length !== 1) throw invalid$2(`it has ${given.length} of ${names.join(", ")} instead of one`);
}
function demandBase64(value) {
	if (Array.isArray(value)) for (let item of value) demandBase64(item);
	if (require_json.isRecord(value)) for (let [name, member] of Object.entries(value)) {
		if (typeof member == "string" && BYTES.has(name) && !isBase64(member)) throw invalid$2(`its ${JSON.stringify(name)} is not base64`);
		demandBase64(member);
	}
}
function isBase64(text) {
	let line = text.replace(/[\r\n]/g, "");
	return require_list_formats.fromBase64(line, "standard", "padded") !== void 0 || require_list_formats.fromBase64(line, "url", "padded") !== void 0;
}
function demandPlainEntries({ verificationMaterial: { tlogEntries } }) {
	for (let { logIndex, integratedTime, inclusionProof } of tlogEntries) for (let number of [
		logIndex,
		integratedTime,
		inclusionProof?.logIndex ?? "0",
		inclusionProof?.treeSize ?? "0"
	]) if (!/^\d{1,18}$/.test(number)) throw invalid$2("a number of its log entry is not a whole number from 0");
}
function invalid$2(why) {
	return new Refusal("signature-invalid", `the bundle is not valid: ${why}`);
}
// src/signatures/ed25519-file.ts
const UNTRUSTED = "untrusted comment: ", SPKI = Buffer.from("302a300506032b6570032100", "hex");
function isEd25519File(bytes) {
	return Buffer.from(bytes.subarray(0, 19)).toString("latin1") === UNTRUSTED;
}
function numberedKey(text) {
	let lines = text.trim().split(/\r?\n/), parts = partsOf((lines.length === 2 && lines[0]?.startsWith(UNTRUSTED) === !0 ? lines[1] : lines.length === 1 ? lines[0] : void 0) ?? "", 32);
	if (parts !== void 0 && parts.algorithm === "Ed") return {
		id: parts.id,
		publicKey: (0, node_crypto.createPublicKey)({
			key: Buffer.concat([SPKI, parts.rest]),
			format: "der",
			type: "spki"
		})
	};
}
function verifyEd25519File(file, list, key) {
	let { lines, rest } = firstLines(Buffer.from(file)), [comment = "", encoded = ""] = lines, parts = partsOf(encoded, 64);
	if (!comment.startsWith(UNTRUSTED) || parts === void 0) throw invalid$1("it is not one of minisign or signify");
	if (parts.id !== key.id) throw new Refusal("signed-by-another", `it is signed with the key ${parts.id}, and the expected one is ${key.id}`);
	let signed = list ?? rest, message = parts.algorithm === "ED" ? (0, node_crypto.createHash)("blake2b512").update(signed).digest() : signed;
	if (!(0, node_crypto.verify)(null, message, key.publicKey, parts.rest)) throw invalid$1("it was made for different bytes");
	if (list === void 0) return "";
	if (rest.length > 0) return verifiedComment(rest, parts.rest, key);
	if (parts.algorithm === "ED") throw invalid$1("it has no trusted comment");
	return "";
}
function verifiedComment(text, signature, key) {
	let { lines, rest } = firstLines(text), [comment = "", encoded = ""] = lines;
	if (!comment.startsWith("trusted comment: ") || rest.length > 0) throw invalid$1("there is text behind it that is not signed");
	let trusted = comment.slice(17), second = require_list_formats.fromBase64(encoded, "standard", "padded"), message = Buffer.concat([signature, Buffer.from(trusted, "latin1")]);
	if (second?.length !== 64 || !(0, node_crypto.verify)(null, message, key.publicKey, second)) throw invalid$1("its trusted comment is not signed");
	return Buffer.from(trusted, "latin1").toString("utf8");
}
function firstLines(bytes) {
	let lines = [], at = 0;
	for (; lines.length < 2 && at < bytes.length;) {
		let feed = bytes.indexOf(10, at), end = feed < 0 ? bytes.length : feed;
		lines.push(bytes.toString("latin1", at, end).replace(/\r$/, "")), at = feed < 0 ? bytes.length : feed + 1;
	}
	return {
		lines,
		rest: bytes.subarray(at)
	};
}
function partsOf(encoded, length) {
	let bytes = require_list_formats.fromBase64(encoded, "standard", "padded");
	if (bytes?.length !== 10 + length) return;
	let algorithm = bytes.toString("latin1", 0, 2);
	if (algorithm === "Ed" || algorithm === "ED") return {
		algorithm,
		id: Buffer.from(bytes.subarray(2, 10)).reverse().toString("hex").toUpperCase(),
		rest: bytes.subarray(10)
	};
}
function invalid$1(why) {
	return new Refusal("signature-invalid", `the signature is not valid: ${why}`);
}
// src/signatures/statement.ts
const PAYLOAD_TYPE = "application/vnd.in-toto+json", STATEMENT = /^https:\/\/in-toto\.io\/Statement\/v(?:0\.1|1)$/, VOUCHING = /^https:\/\/(?:slsa\.dev\/provenance\/v(?:0\.2|1)|in-toto\.io\/attestation\/release\/v0\.[12]|model_signing\/signature\/v1\.0|sigstore\.dev\/cosign\/sign\/v1)$/, RESULTS = {
	"https://slsa.dev/verification_summary/v1": "verificationResult",
	"https://in-toto.io/attestation/test-result/v0.1": "result"
};
async function readStatement({ payloadType, payload }) {
	if (payloadType !== PAYLOAD_TYPE) throw new Refusal("signature-invalid", `what it signs has the type ${shown(payloadType)}, which is not "${PAYLOAD_TYPE}"`);
	let value = strictJson(payload, "the signed statement");
	if (!require_json.isRecord(value) || !STATEMENT.test(require_json.textAt(value, "_type"))) throw new Refusal("signature-invalid", "what it signs is not an in-toto Statement");
	let predicateType = require_json.textAt(value, "predicateType");
	demandVouching(predicateType, value.predicate);
	let { subject } = value;
	if (!Array.isArray(subject) || subject.length === 0) throw new Refusal("signature-invalid", "the signed statement has no subjects");
	let { seals, problems } = await require_gate.readManifest(payload, "in-toto"), [problem] = problems;
	return {
		predicateType,
		subjects: predicateType.startsWith("https://model_signing/") ? [] : subject.map(digestsOf),
		seals,
		...problem !== void 0 && { problem: problem.reason }
	};
}
function demandVouching(type, predicate) {
	if (VOUCHING.test(type)) return;
	let member = Object.hasOwn(RESULTS, type) ? RESULTS[type] : void 0;
	if (member === void 0) throw new Refusal("signature-invalid", `the signed statement is of the type ${shown(type)}, which does not vouch for files`);
	let result = require_json.textAt(predicate, member);
	if (result !== "PASSED") throw new Refusal("signature-invalid", `the signed statement has the result ${shown(result)}, not "PASSED"`);
}
function digestsOf(subject) {
	let digest = require_json.isRecord(subject) && require_json.isRecord(subject.digest) ? subject.digest : {}, [sha256, sha384, sha512] = [
		"sha256",
		"sha384",
		"sha512"
	].map((name) => require_json.textAt(digest, name).toLowerCase());
	return {
		...sha256 && { sha256 },
		...sha384 && { sha384 },
		...sha512 && { sha512 }
	};
}
function shown(text) {
	return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
}
// src/signatures/certificate.ts
var import_dist = require_sigstore.require_dist(), import_dist$1 = require_sigstore.require_dist$1();
const FULCIO = "1.3.6.1.4.1.57264.1", ISSUER_V1 = `${FULCIO}.1`, ISSUER = `${FULCIO}.8`, SIGNER_WORKFLOW = `${FULCIO}.9`, REPOSITORY = `${FULCIO}.12`, COMMIT = `${FULCIO}.13`, REF = `${FULCIO}.14`, ALTERNATIVE_NAME = "2.5.29.17", UNDERSTOOD = /* @__PURE__ */ new Set([
	"2.5.29.15",
	ALTERNATIVE_NAME,
	"2.5.29.19",
	"2.5.29.37"
]);
function identityOf(der) {
	let certificate = import_dist$1.X509Certificate.parse(Buffer.from(der)), extensions = extensionsOf(certificate);
	if (new node_crypto.X509Certificate(der).keyUsage?.includes("1.3.6.1.5.5.7.3.3") !== !0) throw invalid("it is not for signing code");
	if (certificate.extBasicConstraints?.isCA === !0) throw invalid("it is that of a certificate authority, not of a signer");
	let issuer = issuerOf(extensions), [repository, ref, commit, signerWorkflow] = [
		REPOSITORY,
		REF,
		COMMIT,
		SIGNER_WORKFLOW
	].map((oid) => textOf(extensions.get(oid)));
	return {
		name: nameOf(extensions.get(ALTERNATIVE_NAME)),
		...issuer !== void 0 && { issuer },
		...repository !== void 0 && { repository },
		...ref !== void 0 && { ref },
		...commit !== void 0 && { commit },
		...signerWorkflow !== void 0 && { signerWorkflow }
	};
}
function extensionsOf(certificate) {
	let found = /* @__PURE__ */ new Map();
	for (let { subs } of certificate.extensions) {
		let oid = subs[0]?.toOID() ?? "", extension = certificate.extension(oid);
		if (extension === void 0 || found.has(oid)) throw invalid(`it has the extension ${oid} twice`);
		if (extension.critical && !UNDERSTOOD.has(oid)) throw invalid(`it has the critical extension ${oid}, which is not known here`);
		found.set(oid, extension);
	}
	return found;
}
function issuerOf(extensions) {
	let first = extensions.get(ISSUER_V1)?.value.toString("utf8"), issuer = textOf(extensions.get(ISSUER)) ?? first;
	if (first !== void 0 && first !== issuer) throw invalid("it names two issuers");
	return issuer;
}
function textOf(extension) {
	if (extension === void 0) return;
	let inner = extension.valueObj.subs, [text] = inner;
	if (text === void 0 || inner.length !== 1 || !text.tag.isUniversal() || text.tag.number !== 12) throw invalid(`its extension ${extension.oid} is not a text`);
	return text.value.toString("utf8");
}
function nameOf(extension) {
	let names = extension?.valueObj.subs[0]?.subs ?? [], [name] = names;
	if (name === void 0 || names.length !== 1) throw invalid(`it has ${names.length} subject alternative names instead of one`);
	if (!name.tag.isContextSpecific(6) && !name.tag.isContextSpecific(1)) throw invalid("its subject alternative name is neither a URI nor an e-mail address");
	return name.value.toString("utf8");
}
function invalid(what) {
	return new Refusal("signature-invalid", `the certificate is not accepted: ${what}`);
}
// src/signatures/identity.ts
function identityMismatch(expected, found) {
	let { issuer, identity, repository, workflow, ref } = expected;
	if (found.issuer !== issuer) return differs("issuer", found.issuer, issuer ?? "none");
	if (identity !== void 0 && found.name !== identity) return differs("identity", found.name, identity);
	if (repository !== void 0 && found.repository !== repository) return differs("repository", found.repository, repository);
	if (ref !== void 0 && found.ref !== ref) return differs("ref", found.ref, ref);
	if (workflow !== void 0 || repository !== void 0 && identity === void 0) return found.signerWorkflow === found.name ? workflow === void 0 ? signerOutside(found.name, repository ?? "") : isWorkflow(found, workflow) ? void 0 : differs("workflow", found.name, workflow) : differs("workflow", found.name, found.signerWorkflow ?? workflow ?? "");
}
function signerOutside(signer, repository) {
	return signer.startsWith(`${repository}/`) ? void 0 : `its workflow is ${JSON.stringify(signer)}, which is in another repository: name it in "workflow"`;
}
function isWorkflow({ name, repository, ref }, workflow) {
	if (name === workflow) return /@(?:refs\/.+|[0-9a-f]{40})$/.test(workflow);
	if (!name.startsWith(`${workflow}@`)) return !1;
	let at = name.slice(workflow.length + 1);
	return repository !== void 0 && workflow.startsWith(`${repository}/`) ? at === ref : /^(?:refs\/[^@]+|[0-9a-f]{40})$/.test(at);
}
function differs(what, found, expected) {
	let is = found === void 0 ? "has none" : `has ${JSON.stringify(found)}`;
	return `the expected ${what} is ${JSON.stringify(expected)}, and the certificate ${is}`;
}
// src/signatures/verify-bundle.ts
const HASHES = {
	[import_dist$3.HashAlgorithm.SHA2_256]: "sha256",
	[import_dist$3.HashAlgorithm.SHA2_384]: "sha384",
	[import_dist$3.HashAlgorithm.SHA2_512]: "sha512"
};
function verifyBundle(bundle, artifact, trust) {
	demandDigest(bundle, artifact);
	let { content } = bundle.verificationMaterial;
	return content.$case === "publicKey" ? verifyKey(bundle, artifact, trust, content.publicKey.hint) : trust.key === void 0 ? verifyCertificate(bundle, artifact, trust) : verifyKey(ofKey(bundle, trust.key.publicKey), artifact, trust, "");
}
function ofKey(bundle, key) {
	let { publicKey } = new node_crypto.X509Certificate(leafOf(bundle));
	if (!publicKey.equals(key)) throw new Refusal("signed-by-another", "it is signed with a certificate of a different key");
	let content = {
		$case: "publicKey",
		publicKey: { hint: "" }
	};
	return {
		...bundle,
		verificationMaterial: {
			...bundle.verificationMaterial,
			content
		}
	};
}
function demandDigest({ content }, artifact) {
	if (content.$case !== "messageSignature") return;
	if (artifact === void 0) throw new Refusal("signature-invalid", "the bytes that were signed are not available");
	let { algorithm, digest } = content.messageSignature.messageDigest, name = HASHES[algorithm];
	if (name === void 0) throw new Refusal("signature-invalid", "its digest is not SHA-256, SHA-384 or SHA-512");
	if (!(0, node_crypto.createHash)(name).update(artifact).digest().equals(digest)) throw new Refusal("signature-invalid", "it was made for different bytes");
}
function verifyKey(bundle, artifact, { key, roots }, hint) {
	if (key === void 0) throw new Refusal("signed-by-another", "it is signed with a key, which shows no identity: give the key in \"public-key\"");
	if (isHintOfAnother(hint, key.publicKey)) throw new Refusal("signed-by-another", "it names a different key");
	let { tlogEntries } = bundle.verificationMaterial, thresholds = {
		tlogThreshold: 0,
		ctlogThreshold: 0,
		timestampThreshold: 0
	}, { root } = firstThat(roots, (root) => {
		let material = (0, import_dist.toTrustMaterial)(root.root, () => ({
			publicKey: key.publicKey,
			validFor: () => !0
		}));
		return new import_dist.Verifier(material, thresholds).verify(entityOf(bundle, artifact)), { root };
	});
	return {
		signer: key.name,
		...tlogEntries.length > 0 && loggedAt(bundle, root)
	};
}
function isHintOfAnother(hint, key) {
	let isDigest = /^[0-9a-f]{64}$/.test(hint) || /^[A-Za-z0-9+/]{43}=$/.test(hint), digests = [key.export({
		type: "spki",
		format: "der"
	}), key.export({
		type: "spki",
		format: "pem"
	})].map((bytes) => (0, node_crypto.createHash)("sha256").update(bytes).digest());
	return isDigest && !digests.some((digest) => digest.toString("hex") === hint || digest.toString("base64") === hint);
}
function verifyCertificate(bundle, artifact, { identity, roots }) {
	if (identity === void 0) throw new Refusal("signed-by-another", "it is signed with a certificate, and the signature of a key is expected");
	demandNoRoot(bundle);
	let found = identityOf(leafOf(bundle)), { root } = firstThat(roots, (root) => (new import_dist.Verifier((0, import_dist.toTrustMaterial)(root.root), thresholdsOf(root)).verify(entityOf(bundle, artifact)), { root })), mismatch = identityMismatch(identity, {
		...found,
		...releaseOf(bundle, found)
	});
	if (mismatch !== void 0) throw new Refusal("signed-by-another", mismatch);
	return {
		...described({
			...found,
			...releaseOf(bundle, found)
		}),
		...loggedAt(bundle, root),
		root: root.name
	};
}
const CURVE_HASH = {
	secp384r1: "sha384",
	secp521r1: "sha512"
};
function entityOf(bundle, artifact) {
	let entity = (0, import_dist.toSignedEntity)(bundle, artifact && Buffer.from(artifact)), { content } = bundle;
	if (content.$case !== "dsseEnvelope") return entity;
	let { payloadType, payload } = content.dsseEnvelope, { signature } = entity, bySha256 = signature.verifySignature.bind(signature);
	return signature.verifySignature = (key) => {
		let hash = CURVE_HASH[key.asymmetricKeyDetails?.namedCurve ?? ""];
		return bySha256(key) || hash !== void 0 && (0, node_crypto.verify)(hash, import_dist$1.dsse.preAuthEncoding(payloadType, payload), key, signature.signature);
	}, entity;
}
function releaseOf({ content }, { name, issuer }) {
	if (name !== "https://dotcom.releases.github.com" || issuer !== void 0 || content.$case !== "dsseEnvelope") return {};
	let statement = strictJson(content.dsseEnvelope.payload, "the signed statement"), predicate = require_json.isRecord(statement) ? statement.predicate : void 0;
	return /^https:\/\/in-toto\.io\/attestation\/release\/v0\.[12]$/.test(require_json.textAt(statement, "predicateType")) ? {
		repository: `https://github.com/${require_json.textAt(predicate, "repository")}`,
		ref: `refs/tags/${require_json.textAt(predicate, "tag")}`
	} : {};
}
function thresholdsOf({ root: { tlogs, ctlogs } }) {
	return {
		tlogThreshold: Math.min(tlogs.length, 1),
		ctlogThreshold: Math.min(ctlogs.length, 1),
		timestampThreshold: 1
	};
}
function firstThat(roots, accept) {
	let last;
	for (let root of roots) try {
		return accept(root);
	} catch (error) {
		last = error;
	}
	throw new Refusal("signature-invalid", `the signature cannot be verified: ${reasonOf(last)}`);
}
function reasonOf(error) {
	let cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
	return `${require_hashing.errorMessage(error)}${cause}`;
}
function demandNoRoot({ verificationMaterial: { content } }) {
	if (content.$case === "x509CertificateChain") for (let { rawBytes } of content.x509CertificateChain.certificates) {
		let { subject, issuer } = new node_crypto.X509Certificate(rawBytes);
		if (subject === issuer && subject !== void 0) throw new Refusal("signature-invalid", "the bundle is not valid: its certificates include a root");
	}
}
function leafOf({ verificationMaterial: { content } }) {
	if (content.$case === "certificate") return content.certificate.rawBytes;
	let leaf = content.$case === "x509CertificateChain" ? content.x509CertificateChain.certificates[0] : void 0;
	if (leaf === void 0) throw new Refusal("signature-invalid", "it has no certificate");
	return leaf.rawBytes;
}
function described({ name, issuer, repository, ref, commit }) {
	return {
		signer: name,
		...issuer !== void 0 && { issuer },
		...repository !== void 0 && { repository },
		...ref !== void 0 && { ref },
		...commit !== void 0 && { commit }
	};
}
function loggedAt({ verificationMaterial }, { root }) {
	let { tlogEntries, timestampVerificationData } = verificationMaterial, [entry] = tlogEntries, [stamp] = timestampVerificationData?.rfc3161Timestamps ?? [], log = root.tlogs.find(({ logId }) => entry !== void 0 && logId?.keyId.equals(entry.logId.keyId) === !0), time = stamp === void 0 ? entry?.inclusionPromise === void 0 ? void 0 : /* @__PURE__ */ new Date(Number(entry.integratedTime) * 1e3) : import_dist$1.RFC3161Timestamp.parse(Buffer.from(stamp.signedTimestamp)).signingTime;
	return {
		...time !== void 0 && { at: time.toISOString().replace(".000", "") },
		...entry !== void 0 && { log: `${log?.baseUrl ?? "a trusted log"}, entry ${entry.logIndex}` }
	};
}
function pemKey(text) {
	if (!/^\s*-----BEGIN (?:RSA )?PUBLIC KEY-----/.test(text)) throw new Refusal("signature-invalid", "the file in \"public-key\" is not a public key: PEM, minisign or signify");
	try {
		return (0, node_crypto.createPublicKey)(text);
	} catch {
		throw new Refusal("signature-invalid", "the public key cannot be decoded");
	}
}
function trustOf({ signer }) {
	let roots = trustedRoots(signer?.root);
	if (signer?.identity !== void 0) return {
		roots,
		identity: signer.identity
	};
	if (signer?.key === void 0) throw new Refusal("signature-invalid", "neither an identity nor a key is expected");
	let text = Buffer.from(signer.key.bytes).toString("utf8"), numbered = numberedKey(text);
	return numbered === void 0 ? {
		roots,
		key: {
			name: `the key ${signer.key.name}`,
			publicKey: pemKey(text)
		}
	} : {
		roots,
		numbered,
		key: {
			name: `the key ${numbered.id} (${signer.key.name})`,
			publicKey: numbered.publicKey
		}
	};
}
async function check(candidate, signed) {
	if (isEd25519File(candidate.bytes)) return checkEd25519File(candidate, signed);
	let bundles = readBundles(candidate.bytes);
	if (candidate.isManifest === !0) return checkManifestAsBundle(candidate, bundles, signed);
	let refusals = [];
	for (let bundle of bundles) try {
		return await checkBundle(candidate, bundle, signed);
	} catch (error) {
		refusals.push(error);
	}
	throw closest(refusals) ?? new Refusal("unsigned", `${JSON.stringify(candidate.name)} has no bundle`);
}
async function checkBundle({ name }, bundle, { source, bytes, trust }) {
	let verified = verifyBundle(bundle, bytes, trust);
	if (bundle.content.$case === "messageSignature") return {
		...verified,
		bundle: name,
		signs: "manifest"
	};
	let statement = await readStatement(bundle.content.dsseEnvelope);
	return {
		...verified,
		bundle: name,
		signs: bind(statement, bytes, source.seals)
	};
}
async function checkManifestAsBundle({ name }, bundles, { source, trust }) {
	let found = [], seals = [];
	for (let bundle of bundles) {
		let { content } = bundle, isBlob = content.$case === "messageSignature", verified = verifyBundle(bundle, isBlob ? signedFile(source) : void 0, trust);
		isBlob || seals.push(...statementSeals(await readStatement(content.dsseEnvelope))), found.push({
			...verified,
			bundle: name,
			signs: isBlob ? "manifest" : "list of the files"
		});
	}
	let [first] = found;
	if (first === void 0) throw new Refusal("unsigned", "it has no bundle");
	return first.signs === "list of the files" && demandSame({
		seals,
		subjects: [],
		predicateType: ""
	}, source.seals), first;
}
function statementSeals({ seals, problem }) {
	if (problem !== void 0) throw new Refusal("not-in-signed-manifest", `the signed statement lists no files: ${problem}`);
	return seals;
}
function signedFile({ root, seals }) {
	let [seal] = seals;
	if (root === void 0 || seal === void 0 || seals.length !== 1) throw Error("it does not sign exactly one file");
	let bytes = require_hashing.readInside(root, seal.path, 1073741824);
	if (!require_hashing.matchesSeal(seal, bytes)) throw new Refusal("signature-invalid", `it cannot be verified: ${JSON.stringify(seal.path)} does not have the signed bytes`);
	return bytes;
}
function checkEd25519File({ name, bytes: file, isManifest }, { bytes, trust }) {
	let { numbered, key } = trust;
	if (numbered === void 0 || key === void 0) throw new Refusal("signed-by-another", "it is a signature of minisign or signify, whose key is not the expected signer");
	return verifyEd25519File(file, isManifest === !0 ? void 0 : bytes, numbered), {
		signer: key.name,
		bundle: name,
		signs: "manifest"
	};
}
async function probeSignature(candidate, signed) {
	let change = isEd25519File(candidate.bytes) ? changedLine : changedBundles, otherBytes = {
		...signed,
		bytes: Buffer.concat([signed.bytes, Buffer.from("\n")])
	};
	return [
		await probe("signature-bit", "one bit of a signature turned", {
			...candidate,
			bytes: change(candidate, "signature")
		}, signed),
		await probe("signed-bytes", "a signature over other bytes", {
			...candidate,
			bytes: change(candidate, "content")
		}, otherBytes),
		await probe("another-signer", "a signature of another signer", candidate, {
			...signed,
			trust: anotherSigner(signed.trust)
		})
	];
}
async function probe(id, mutation, candidate, signed) {
	let seen = await check(candidate, signed).then(() => "accepted", (error) => error instanceof Refusal ? error.code : "signature-invalid");
	return {
		id,
		mutation,
		expected: id === "another-signer" ? "signed-by-another" : "signature-invalid",
		seen,
		passed: seen === "signature-invalid" || seen === "signed-by-another"
	};
}
function changedBundles({ bytes, isManifest }, part) {
	let documents = jsonDocuments(bytes).map((document) => {
		let bundle = JSON.parse(document.toString("utf8")), { dsseEnvelope, messageSignature } = require_json.isRecord(bundle) ? bundle : {}, { signatures, ...envelope } = require_json.isRecord(dsseEnvelope) ? dsseEnvelope : {};
		if (require_json.isRecord(messageSignature)) {
			let { messageDigest, signature } = messageSignature, digest = require_json.isRecord(messageDigest) && isManifest === !0 ? {
				...messageDigest,
				digest: turned(messageDigest.digest)
			} : messageDigest, changed = part === "signature" ? {
				messageDigest,
				signature: turned(signature)
			} : {
				messageDigest: digest,
				signature
			};
			return {
				...bundle,
				messageSignature: changed
			};
		}
		let all = Array.isArray(signatures) ? signatures : [], changed = part === "signature" ? {
			...envelope,
			signatures: all.map((one) => ({
				...one,
				sig: turned(one.sig)
			}))
		} : {
			...envelope,
			payload: turned(envelope.payload),
			signatures
		};
		return {
			...bundle,
			dsseEnvelope: changed
		};
	});
	return Buffer.from(documents.map((document) => `${JSON.stringify(document)}\n`).join(""));
}
function changedLine({ bytes, isManifest }, part) {
	let lines = Buffer.from(bytes).toString("latin1").split("\n");
	return part === "content" ? isManifest === !0 ? Buffer.concat([bytes, Buffer.from("\n")]) : bytes : Buffer.from(lines.with(1, turned(lines[1])).join("\n"), "latin1");
}
function turned(base64) {
	let bytes = Buffer.from(typeof base64 == "string" ? base64 : "", "base64"), at = Math.min(24, bytes.length - 1);
	return bytes[at] = (bytes[at] ?? 0) ^ 1, bytes.toString("base64");
}
function anotherSigner({ identity, numbered, ...trust }) {
	if (identity !== void 0) return {
		...trust,
		identity: {
			...identity,
			issuer: `${identity.issuer}.example`
		}
	};
	let { publicKey } = (0, node_crypto.generateKeyPairSync)("ed25519");
	return {
		...trust,
		key: {
			name: "another key",
			publicKey
		},
		...numbered !== void 0 && { numbered: {
			id: `${numbered.id}0`,
			publicKey
		} }
	};
}
function withResults(probes, more) {
	return {
		...probes,
		planned: probes.planned + more.length,
		run: probes.run + more.length,
		passed: probes.passed + more.filter(({ passed }) => passed).length,
		probes: [...probes.probes, ...more]
	};
}
// src/signatures/judge.ts
var judge_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ judgeSignatures: () => judgeSignatures });
async function judgeSignatures(request, sources) {
	let judged = [], results, findings = [];
	for (let source of sources) if (source.problems.length > 0) judged.push(source);
	else try {
		let { signature, probe } = await signatureOf(source, request);
		results ??= await probe(), judged.push({
			...source,
			signature,
			notices: [signatureText(signature), ...source.notices.filter(isAboutOthers)]
		});
	} catch (error) {
		judged.push(source), findings.push(...refusalFindings(source, error));
	}
	let tried = results ?? [];
	return {
		sources: judged,
		findings,
		probed: (probes) => probes && withResults(probes, tried)
	};
}
function isAboutOthers(notice) {
	return !notice.startsWith("unauthenticated: ");
}
function refusalFindings({ name }, error) {
	let [code, reason, paths] = error instanceof Refusal ? [
		error.code,
		error.message,
		error.paths
	] : [
		"signature-invalid",
		require_hashing.errorMessage(error),
		[]
	], finding = {
		code,
		severity: "fail",
		manifest: name,
		reason
	};
	return [paths.length === 1 && paths[0] !== void 0 ? {
		...finding,
		path: paths[0]
	} : finding];
}
async function signatureOf(source, request) {
	let trust = trustOf(request), bytes = await manifestBytes(source, request);
	if (bytes === void 0) throw new Refusal("unsigned", "its seals are not in a file that could be signed");
	if (require_hashing.digestOf("sha256", bytes) !== source.sha256) throw Error("its bytes changed after they were read");
	let candidates = await candidatesFor(source, bytes, request), refusals = [];
	for (let candidate of candidates) try {
		let signed = {
			source,
			bytes,
			trust
		};
		return {
			signature: await check(candidate, signed),
			probe: () => probeSignature(candidate, signed)
		};
	} catch (error) {
		refusals.push(error);
	}
	throw closest(refusals) ?? new Refusal("unsigned", "there is no signature beside it, and \"bundle\" names none");
}
function signatureText({ signer, issuer, at, log, root, bundle, signs }) {
	return [
		`signed by ${signer}${issuer === void 0 ? "" : ` (issuer ${issuer})`}`,
		...at === void 0 ? [] : [`at ${at}`],
		...log === void 0 ? [] : [`recorded by ${log}`],
		...root === void 0 ? [] : [`verified with ${root}`],
		`${bundle === "" ? "signature" : bundle}: ${signs}`
	].join("; ");
}
exports.MAX_TRUST_BYTES = MAX_TRUST_BYTES, exports.candidates_exports = candidates_exports, exports.judge_exports = judge_exports, exports.readSigner = readSigner, exports.signed_by_exports = signed_by_exports;
