const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs"), require_findings = require("./findings.cjs"), require_gate = require("./gate.cjs"), require_restore = require("./restore.cjs"), require_runner = require("./runner.cjs"), require_octokit = require("./octokit.cjs");
let node_crypto = require("node:crypto");
function marker(kind, job, ...about) {
	let words = about.length === 0 ? "" : ` ${digestOf(about)}`;
	return `${markerStart(kind, job)}${words} -->`;
}
function markerStart(kind, job) {
	return `<!-- seal-gate ${kind} ${digestOf(job)}`;
}
function digestOf(words) {
	return (0, node_crypto.createHash)("sha256").update(JSON.stringify(words)).digest("hex").slice(0, 32);
}
function commentText(report, mark, options) {
	let { docs, patched, where, commit, runUrl, suggestions } = options, run = runUrl === void 0 ? "" : ` by [this run](${runUrl})`, end = `${suggestions === 0 ? "" : `\n_${require_gate.pluralize(suggestions, "suggestion")} on the changed lines: each gives one file exactly its sealed bytes again._\n`}\n_Commit \`${commit.slice(0, 12)}\`, judged${run}. This comment is updated by every run._\n`, limit = 6e4 - Buffer.byteLength(end) - mark.length;
	return `${mark}\n${require_findings.renderSummary(report, {
		limit,
		where,
		...docs !== void 0 && { docs },
		...patched !== void 0 && { patched }
	})}${end}`;
}
// src/report/comment/sentence.ts
function findingSentence({ drift }) {
	return `**Seal Gate:**${drift === void 0 ? "" : ` ${require_gate.escapeMarkdown(require_findings.driftText(drift))}.`} Committing this gives the file exactly its sealed bytes.`;
}
// src/github/comment.ts
var comment_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ commentOn: () => commentOn });
async function commentOn(report, target, offers, context) {
	try {
		return await new PullComment(target, context).publish(report, offers, context);
	} catch (error) {
		let { status, text } = require_octokit.failureOf(error), reason = status === void 0 ? text : `${status}: ${text}`;
		return require_octokit.isRefusal(error) ? { refused: reason } : { problem: reason };
	}
}
async function commentWith(text, isNews, target, patience) {
	try {
		return await new PullComment(target, { patience }).publishText(text, isNews);
	} catch (error) {
		let { status, text: reason } = require_octokit.failureOf(error);
		return require_octokit.isRefusal(error) ? { refused: reason } : { problem: status === void 0 ? reason : `${status}: ${reason}` };
	}
}
var PullComment = class {
	#target;
	#octokit;
	#calls;
	#pull;
	#self = 0;
	constructor(target, { patience }) {
		this.#target = target, this.#octokit = require_octokit.octokitFor(target), this.#calls = new require_octokit.PersistentCalls(patience), this.#pull = {
			owner: target.owner,
			repo: target.repo,
			pull_number: target.number
		};
	}
	async publish(report, offers, context) {
		let known = await this.#oldest(report.findings.length > 0);
		if ("skipped" in known) return known;
		let { mark, old } = known, suggestions = offers.length === 0 && old === void 0 ? 0 : await this.#suggest(report, offers, context), body = commentText(report, mark, {
			...context,
			commit: this.#target.head,
			suggestions
		});
		return {
			url: await this.#put(known, body),
			suggestions
		};
	}
	async publishText(text, isNews) {
		let known = await this.#oldest(isNews);
		return "skipped" in known ? known : {
			url: await this.#put(known, text(known.mark)),
			suggestions: 0
		};
	}
	async #put({ mark, old }, body) {
		return old === void 0 ? await this.#create(mark, body) : await this.#update(old, body);
	}
	async #oldest(isNews) {
		let { data } = await this.#calls.call((signal) => this.#octokit.rest.pulls.get({
			...this.#pull,
			request: { signal }
		}));
		if (data.head.sha !== this.#target.head) return { skipped: "the pull request has a newer commit" };
		this.#self = await this.#whoAmI();
		let mark = marker("comment", this.#target.job), [old] = await this.#commentsWith(mark);
		return old === void 0 && !isNews ? { skipped: "there is nothing to report" } : {
			mark,
			old
		};
	}
	async #whoAmI() {
		return (await this.#calls.call((signal) => this.#octokit.graphql("query { viewer { databaseId } }", { request: { signal } }))).viewer.databaseId;
	}
	async #commentsWith(mark, signal) {
		let { owner, repo, number: issue_number } = this.#target;
		return (await this.#pages(signal, (page, request) => this.#octokit.rest.issues.listComments({
			owner,
			repo,
			issue_number,
			per_page: 100,
			page,
			request
		}))).filter((one) => this.#isOwn(one, mark));
	}
	#isOwn({ user, body }, mark) {
		return user?.id === this.#self && (body ?? "").startsWith(mark);
	}
	async #pages(signal, list) {
		let all = [];
		for (let page = 1; page <= 50; page++) {
			let { data } = await (signal === void 0 ? this.#calls.call((own) => list(page, { signal: own })) : list(page, { signal }));
			if (all.push(...data), data.length < 100) return all;
		}
		throw Error("the pull request has more than 5000 entries of one kind");
	}
	async #update({ id: comment_id }, body) {
		let { owner, repo } = this.#target, { data } = await this.#calls.call((signal) => this.#octokit.rest.issues.updateComment({
			owner,
			repo,
			comment_id,
			body,
			request: { signal }
		}));
		return data.html_url;
	}
	async #create(mark, body) {
		let { owner, repo, number: issue_number } = this.#target, made = await this.#calls.call(async (signal) => (await this.#octokit.rest.issues.createComment({
			owner,
			repo,
			issue_number,
			body,
			request: { signal }
		})).data.html_url, async (signal) => (await this.#commentsWith(mark, signal))[0]?.html_url), [oldest, ...later] = await this.#commentsWith(mark);
		for (let { id: comment_id } of later) await this.#gone((signal) => this.#octokit.rest.issues.deleteComment({
			owner,
			repo,
			comment_id,
			request: { signal }
		}));
		return oldest !== void 0 && later.length > 0 ? this.#update(oldest, body) : made;
	}
	async #suggest(report, offers, context) {
		let files = offers.length === 0 ? /* @__PURE__ */ new Map() : await this.#changedFiles(), landing = require_findings.landingsOf(report, context), own = (await this.#pages(void 0, (page, request) => this.#octokit.rest.pulls.listReviewComments({
			...this.#pull,
			per_page: 100,
			page,
			request
		}))).filter((one) => one.position !== null && this.#isOwn(one, markerStart("suggestion", this.#target.job))), wanted = /* @__PURE__ */ new Set();
		for (let { finding, found, suggestion } of offers) {
			let path = landing(finding)?.file, file = path === void 0 ? void 0 : files.get(path);
			if (path === void 0 || file === void 0 || require_hashing.blobId(found, require_hashing.formatOf(file.sha)) !== file.sha) continue;
			let { start, end, lines } = suggestion;
			if (!require_runner.isChanged(file, start, end) || wanted.size === 20) continue;
			let mark = marker("suggestion", this.#target.job, path, String(start), String(end), ...lines);
			(own.some(({ body }) => body.startsWith(mark)) || await this.#offer(mark, path, suggestion, finding)) && wanted.add(mark);
		}
		for (let { id: comment_id, body } of own) [...wanted].some((mark) => body.startsWith(mark)) || await this.#remove(comment_id);
		return wanted.size;
	}
	async #remove(comment_id) {
		let { owner, repo } = this.#target;
		await this.#gone((signal) => this.#octokit.rest.pulls.deleteReviewComment({
			owner,
			repo,
			comment_id,
			request: { signal }
		}));
	}
	async #gone(ask) {
		try {
			await this.#calls.call(ask);
		} catch (error) {
			if (require_octokit.failureOf(error).status !== 404) throw error;
		}
	}
	async #changedFiles() {
		let all = await this.#pages(void 0, (page, request) => this.#octokit.rest.pulls.listFiles({
			...this.#pull,
			per_page: 100,
			page,
			request
		}));
		return new Map(all.flatMap(({ filename, sha, patch }) => patch === void 0 || sha === null ? [] : [[filename, {
			sha,
			hunks: require_runner.hunksOf(patch)
		}]]));
	}
	async #offer(mark, path, suggestion, finding) {
		let { start, end } = suggestion, body = `${mark}\n${require_restore.suggestionText(suggestion, findingSentence(finding))}`, range = start === end ? {} : {
			start_line: start,
			start_side: "RIGHT"
		};
		try {
			return await this.#calls.call((signal) => this.#octokit.rest.pulls.createReviewComment({
				...this.#pull,
				commit_id: this.#target.head,
				path,
				body,
				line: end,
				side: "RIGHT",
				...range,
				request: { signal }
			}), async (signal) => (await this.#pages(signal, (page, request) => this.#octokit.rest.pulls.listReviewComments({
				...this.#pull,
				per_page: 100,
				page,
				request
			}))).some((one) => this.#isOwn(one, mark)) ? {} : void 0), !0;
		} catch (error) {
			if (require_octokit.failureOf(error).status === 422) return !1;
			throw error;
		}
	}
};
exports.commentWith = commentWith, exports.comment_exports = comment_exports;
