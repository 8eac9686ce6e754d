const require_hashing = require("./hashing.cjs"), require_api_base = require("./api-base.cjs"), require_runner = require("./runner.cjs"), require_octokit = require("./octokit.cjs");
async function reviewed(who, event, token, env) {
	let number = "number" in event ? event.number : void 0;
	if (number === void 0) return refused(who, "the run names no pull request");
	try {
		let repository = require_api_base.repositoryOf(token, env);
		return await judge(who, number, event.kind === "pull-request" ? event.head : void 0, repository);
	} catch (error) {
		return refused(who, `reviews are not available: ${require_hashing.errorMessage(error)}`);
	}
}
function refused(who, reason) {
	return {
		permitted: !1,
		why: `there is no approving review by ${JSON.stringify(who)} of this commit: ${reason}`
	};
}
async function judge(who, number, judged, place) {
	let { octokit, calls, owner, repo } = place, pull = {
		owner,
		repo,
		pull_number: number
	}, { data } = await calls.call((signal) => octokit.rest.pulls.get({
		...pull,
		request: { signal }
	})), head = data.head.sha;
	if (judged !== void 0 && head !== judged) return refused(who, "another commit was pushed since");
	let involved = await authorsOf(place, number, data.commits);
	if (typeof involved == "string") return refused(who, involved);
	involved.add(idOf(data.user) ?? -1);
	let reviews = await reviewsOf(place, number);
	if (reviews === void 0) return refused(who, "it has more than 2000 reviews");
	let reasons = [], approvals = latestOf(reviews).filter((review) => review.state === "APPROVED");
	if (approvals.length > 20) return refused(who, "more than 20 people approved");
	for (let review of approvals) {
		let reason = await objection(review, who, head, involved, place);
		if (reason === void 0) return {
			permitted: !0,
			why: `${JSON.stringify(review.login)} approved commit ${head.slice(0, 12)}`
		};
		reasons.push(`${JSON.stringify(review.login)} ${reason}`);
	}
	return refused(who, reasons.length === 0 ? "nobody approved" : reasons.join("; "));
}
async function objection({ id, login, type, commit }, who, head, involved, place) {
	if (type !== "User") return "is not a person";
	if (commit !== head) return "approved another commit";
	if (involved.has(id)) return "is an author of the change";
	let [team, slug] = who.split("/");
	return slug === void 0 && login.toLowerCase() !== who.toLowerCase() ? "is not who must review" : slug !== void 0 && !await isMember(place, team ?? "", slug, login) ? "is not known to be a member of the team" : await mayWrite(place, login) ? void 0 : "is not known to have write access to the repository";
}
async function authorsOf({ octokit, calls, owner, repo }, pull_number, commits) {
	if (commits > 250) return `it has ${commits} commits, of which the API lists 250`;
	let ids = /* @__PURE__ */ new Set(), listed = 0;
	for (let page = 1; listed < commits; page++) {
		let { data } = await calls.call((signal) => octokit.rest.pulls.listCommits({
			owner,
			repo,
			pull_number,
			per_page: 100,
			page,
			request: { signal }
		}));
		for (let { sha, author, committer } of data) {
			let written = idOf(author);
			if (written === void 0) return `the author of commit ${sha.slice(0, 12)} has no known account, and could be the reviewer`;
			ids.add(written), ids.add(idOf(committer) ?? written);
		}
		if (listed += data.length, data.length === 0) return `the API listed ${listed} of ${commits} commits`;
	}
	return ids;
}
function idOf(user) {
	let id = require_runner.at(user, "id");
	return typeof id == "number" ? id : void 0;
}
async function reviewsOf({ octokit, calls, owner, repo }, pull_number) {
	let reviews = [];
	for (let page = 1; page <= 20; page++) {
		let { data } = await calls.call((signal) => octokit.rest.pulls.listReviews({
			owner,
			repo,
			pull_number,
			per_page: 100,
			page,
			request: { signal }
		}));
		for (let { user, state, commit_id: commit } of data) user !== null && reviews.push({
			id: user.id,
			login: user.login,
			type: user.type,
			state,
			commit
		});
		if (data.length < 100) return reviews;
	}
}
function latestOf(reviews) {
	let last = /* @__PURE__ */ new Map();
	for (let review of reviews) [
		"APPROVED",
		"CHANGES_REQUESTED",
		"DISMISSED"
	].includes(review.state) && last.set(review.id, review);
	return [...last.values()];
}
async function isMember({ octokit, calls }, org, team_slug, username) {
	try {
		let { data } = await calls.call((signal) => octokit.rest.teams.getMembershipForUserInOrg({
			org,
			team_slug,
			username,
			request: { signal }
		}));
		return data.state === "active";
	} catch (error) {
		if ([403, 404].includes(require_octokit.failureOf(error).status ?? 0)) return !1;
		throw error;
	}
}
async function mayWrite({ octokit, calls, owner, repo }, username) {
	try {
		let { data } = await calls.call((signal) => octokit.rest.repos.getCollaboratorPermissionLevel({
			owner,
			repo,
			username,
			request: { signal }
		}));
		return data.permission === "admin" || data.permission === "write";
	} catch (error) {
		if ([403, 404].includes(require_octokit.failureOf(error).status ?? 0)) return !1;
		throw error;
	}
}
exports.reviewed = reviewed;
