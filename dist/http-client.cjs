const require_rolldown_runtime = require("./rolldown-runtime.cjs");
let http = require("http");
http = require_rolldown_runtime.__toESM(http, 1);
let https = require("https");
https = require_rolldown_runtime.__toESM(https, 1);
// node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
	let usingSsl = reqUrl.protocol === "https:";
	if (checkBypass(reqUrl)) return;
	let proxyVar = usingSsl ? process.env.https_proxy || process.env.HTTPS_PROXY : process.env.http_proxy || process.env.HTTP_PROXY;
	if (proxyVar) try {
		return new DecodedURL(proxyVar);
	} catch {
		if (!proxyVar.startsWith("http://") && !proxyVar.startsWith("https://")) return new DecodedURL(`http://${proxyVar}`);
	}
	else return;
}
function checkBypass(reqUrl) {
	if (!reqUrl.hostname) return !1;
	let reqHost = reqUrl.hostname;
	if (isLoopbackAddress(reqHost)) return !0;
	let noProxy = process.env.no_proxy || process.env.NO_PROXY || "";
	if (!noProxy) return !1;
	let reqPort;
	reqUrl.port ? reqPort = Number(reqUrl.port) : reqUrl.protocol === "http:" ? reqPort = 80 : reqUrl.protocol === "https:" && (reqPort = 443);
	let upperReqHosts = [reqUrl.hostname.toUpperCase()];
	typeof reqPort == "number" && upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
	for (let upperNoProxyItem of noProxy.split(",").map((x) => x.trim().toUpperCase()).filter((x) => x)) if (upperNoProxyItem === "*" || upperReqHosts.some((x) => x === upperNoProxyItem || x.endsWith(`.${upperNoProxyItem}`) || upperNoProxyItem.startsWith(".") && x.endsWith(`${upperNoProxyItem}`))) return !0;
	return !1;
}
function isLoopbackAddress(host) {
	let hostLower = host.toLowerCase();
	return hostLower === "localhost" || hostLower.startsWith("127.") || hostLower.startsWith("[::1]") || hostLower.startsWith("[0:0:0:0:0:0:0:1]");
}
var DecodedURL = class extends URL {
	constructor(url, base) {
		super(url, base), this._decodedUsername = decodeURIComponent(super.username), this._decodedPassword = decodeURIComponent(super.password);
	}
	get username() {
		return this._decodedUsername;
	}
	get password() {
		return this._decodedPassword;
	}
}, require_tunnel$1 = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	require("net");
	var tls = require("tls"), http = require("http"), https = require("https"), events = require("events");
	require("assert");
	var util = require("util");
	exports.httpOverHttp = httpOverHttp, exports.httpsOverHttp = httpsOverHttp, exports.httpOverHttps = httpOverHttps, exports.httpsOverHttps = httpsOverHttps;
	function httpOverHttp(options) {
		var agent = new TunnelingAgent(options);
		return agent.request = http.request, agent;
	}
	function httpsOverHttp(options) {
		var agent = new TunnelingAgent(options);
		return agent.request = http.request, agent.createSocket = createSecureSocket, agent.defaultPort = 443, agent;
	}
	function httpOverHttps(options) {
		var agent = new TunnelingAgent(options);
		return agent.request = https.request, agent;
	}
	function httpsOverHttps(options) {
		var agent = new TunnelingAgent(options);
		return agent.request = https.request, agent.createSocket = createSecureSocket, agent.defaultPort = 443, agent;
	}
	function TunnelingAgent(options) {
		var self = this;
		self.options = options || {}, self.proxyOptions = self.options.proxy || {}, self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets, self.requests = [], self.sockets = [], self.on("free", function(socket, host, port, localAddress) {
			for (var options = toOptions(host, port, localAddress), i = 0, len = self.requests.length; i < len; ++i) {
				var pending = self.requests[i];
				if (pending.host === options.host && pending.port === options.port) {
					self.requests.splice(i, 1), pending.request.onSocket(socket);
					return;
				}
			}
			socket.destroy(), self.removeSocket(socket);
		});
	}
	util.inherits(TunnelingAgent, events.EventEmitter), TunnelingAgent.prototype.addRequest = function(req, host, port, localAddress) {
		var self = this, options = mergeOptions({ request: req }, self.options, toOptions(host, port, localAddress));
		self.sockets.length >= this.maxSockets ? self.requests.push(options) : self.createSocket(options, function(socket) {
			socket.on("free", onFree), socket.on("close", onCloseOrRemove), socket.on("agentRemove", onCloseOrRemove), req.onSocket(socket);
			function onFree() {
				self.emit("free", socket, options);
			}
			function onCloseOrRemove(err) {
				self.removeSocket(socket), socket.removeListener("free", onFree), socket.removeListener("close", onCloseOrRemove), socket.removeListener("agentRemove", onCloseOrRemove);
			}
		});
	}, TunnelingAgent.prototype.createSocket = function(options, cb) {
		var self = this, placeholder = {};
		self.sockets.push(placeholder);
		var connectOptions = mergeOptions({}, self.proxyOptions, {
			method: "CONNECT",
			path: options.host + ":" + options.port,
			agent: !1,
			headers: { host: options.host + ":" + options.port }
		});
		options.localAddress && (connectOptions.localAddress = options.localAddress), connectOptions.proxyAuth && (connectOptions.headers = connectOptions.headers || {}, connectOptions.headers["Proxy-Authorization"] = "Basic " + new Buffer(connectOptions.proxyAuth).toString("base64")), debug("making CONNECT request");
		var connectReq = self.request(connectOptions);
		connectReq.useChunkedEncodingByDefault = !1, connectReq.once("response", onResponse), connectReq.once("upgrade", onUpgrade), connectReq.once("connect", onConnect), connectReq.once("error", onError), connectReq.end();
		function onResponse(res) {
			res.upgrade = !0;
		}
		function onUpgrade(res, socket, head) {
			process.nextTick(function() {
				onConnect(res, socket, head);
			});
		}
		function onConnect(res, socket, head) {
			if (connectReq.removeAllListeners(), socket.removeAllListeners(), res.statusCode !== 200) {
				debug("tunneling socket could not be established, statusCode=%d", res.statusCode), socket.destroy();
				var error = /* @__PURE__ */ Error("tunneling socket could not be established, statusCode=" + res.statusCode);
				error.code = "ECONNRESET", options.request.emit("error", error), self.removeSocket(placeholder);
			} else if (head.length > 0) {
				debug("got illegal response body from proxy"), socket.destroy();
				var error = /* @__PURE__ */ Error("got illegal response body from proxy");
				error.code = "ECONNRESET", options.request.emit("error", error), self.removeSocket(placeholder);
			} else return debug("tunneling connection has established"), self.sockets[self.sockets.indexOf(placeholder)] = socket, cb(socket);
		}
		function onError(cause) {
			connectReq.removeAllListeners(), debug("tunneling socket could not be established, cause=%s\n", cause.message, cause.stack);
			var error = /* @__PURE__ */ Error("tunneling socket could not be established, cause=" + cause.message);
			error.code = "ECONNRESET", options.request.emit("error", error), self.removeSocket(placeholder);
		}
	}, TunnelingAgent.prototype.removeSocket = function(socket) {
		var pos = this.sockets.indexOf(socket);
		if (pos !== -1) {
			this.sockets.splice(pos, 1);
			var pending = this.requests.shift();
			pending && this.createSocket(pending, function(socket) {
				pending.request.onSocket(socket);
			});
		}
	};
	function createSecureSocket(options, cb) {
		var self = this;
		TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
			var hostHeader = options.request.getHeader("host"), tlsOptions = mergeOptions({}, self.options, {
				socket,
				servername: hostHeader ? hostHeader.replace(/:.*$/, "") : options.host
			}), secureSocket = tls.connect(0, tlsOptions);
			self.sockets[self.sockets.indexOf(socket)] = secureSocket, cb(secureSocket);
		});
	}
	function toOptions(host, port, localAddress) {
		return typeof host == "string" ? {
			host,
			port,
			localAddress
		} : host;
	}
	function mergeOptions(target) {
		for (var i = 1, len = arguments.length; i < len; ++i) {
			var overrides = arguments[i];
			if (typeof overrides == "object") for (var keys = Object.keys(overrides), j = 0, keyLen = keys.length; j < keyLen; ++j) {
				var k = keys[j];
				overrides[k] !== void 0 && (target[k] = overrides[k]);
			}
		}
		return target;
	}
	var debug = process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG) ? function() {
		var args = Array.prototype.slice.call(arguments);
		typeof args[0] == "string" ? args[0] = "TUNNEL: " + args[0] : args.unshift("TUNNEL:"), console.error.apply(console, args);
	} : function() {};
})), require_tunnel = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = require_tunnel$1();
})), import_tunnel = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_tunnel(), 1);
const undici = () => module.require("./undici.cjs");
var ProxyAgent = class {
	constructor(...options) {
		return new (undici()).ProxyAgent(...options);
	}
};
const fetch = (...request) => undici().fetch(...request);
// node_modules/@actions/http-client/lib/index.js
var __awaiter$1 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P ||= Promise)(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator.throw(value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
}, HttpCodes;
(function(HttpCodes) {
	HttpCodes[HttpCodes.OK = 200] = "OK", HttpCodes[HttpCodes.MultipleChoices = 300] = "MultipleChoices", HttpCodes[HttpCodes.MovedPermanently = 301] = "MovedPermanently", HttpCodes[HttpCodes.ResourceMoved = 302] = "ResourceMoved", HttpCodes[HttpCodes.SeeOther = 303] = "SeeOther", HttpCodes[HttpCodes.NotModified = 304] = "NotModified", HttpCodes[HttpCodes.UseProxy = 305] = "UseProxy", HttpCodes[HttpCodes.SwitchProxy = 306] = "SwitchProxy", HttpCodes[HttpCodes.TemporaryRedirect = 307] = "TemporaryRedirect", HttpCodes[HttpCodes.PermanentRedirect = 308] = "PermanentRedirect", HttpCodes[HttpCodes.BadRequest = 400] = "BadRequest", HttpCodes[HttpCodes.Unauthorized = 401] = "Unauthorized", HttpCodes[HttpCodes.PaymentRequired = 402] = "PaymentRequired", HttpCodes[HttpCodes.Forbidden = 403] = "Forbidden", HttpCodes[HttpCodes.NotFound = 404] = "NotFound", HttpCodes[HttpCodes.MethodNotAllowed = 405] = "MethodNotAllowed", HttpCodes[HttpCodes.NotAcceptable = 406] = "NotAcceptable", HttpCodes[HttpCodes.ProxyAuthenticationRequired = 407] = "ProxyAuthenticationRequired", HttpCodes[HttpCodes.RequestTimeout = 408] = "RequestTimeout", HttpCodes[HttpCodes.Conflict = 409] = "Conflict", HttpCodes[HttpCodes.Gone = 410] = "Gone", HttpCodes[HttpCodes.TooManyRequests = 429] = "TooManyRequests", HttpCodes[HttpCodes.InternalServerError = 500] = "InternalServerError", HttpCodes[HttpCodes.NotImplemented = 501] = "NotImplemented", HttpCodes[HttpCodes.BadGateway = 502] = "BadGateway", HttpCodes[HttpCodes.ServiceUnavailable = 503] = "ServiceUnavailable", HttpCodes[HttpCodes.GatewayTimeout = 504] = "GatewayTimeout";
})(HttpCodes ||= {});
var Headers;
(function(Headers) {
	Headers.Accept = "accept", Headers.ContentType = "content-type";
})(Headers ||= {});
var MediaTypes;
(function(MediaTypes) {
	MediaTypes.ApplicationJson = "application/json";
})(MediaTypes ||= {});
const HttpRedirectCodes = [
	HttpCodes.MovedPermanently,
	HttpCodes.ResourceMoved,
	HttpCodes.SeeOther,
	HttpCodes.TemporaryRedirect,
	HttpCodes.PermanentRedirect
], HttpResponseRetryCodes = [
	HttpCodes.BadGateway,
	HttpCodes.ServiceUnavailable,
	HttpCodes.GatewayTimeout
], RetryableHttpVerbs = [
	"OPTIONS",
	"GET",
	"DELETE",
	"HEAD"
];
var HttpClientError = class HttpClientError extends Error {
	constructor(message, statusCode) {
		super(message), this.name = "HttpClientError", this.statusCode = statusCode, Object.setPrototypeOf(this, HttpClientError.prototype);
	}
}, HttpClientResponse = class {
	constructor(message) {
		this.message = message;
	}
	readBody() {
		return __awaiter$1(this, void 0, void 0, function* () {
			return new Promise((resolve) => __awaiter$1(this, void 0, void 0, function* () {
				let output = Buffer.alloc(0);
				this.message.on("data", (chunk) => {
					output = Buffer.concat([output, chunk]);
				}), this.message.on("end", () => {
					resolve(output.toString());
				});
			}));
		});
	}
	readBodyBuffer() {
		return __awaiter$1(this, void 0, void 0, function* () {
			return new Promise((resolve) => __awaiter$1(this, void 0, void 0, function* () {
				let chunks = [];
				this.message.on("data", (chunk) => {
					chunks.push(chunk);
				}), this.message.on("end", () => {
					resolve(Buffer.concat(chunks));
				});
			}));
		});
	}
}, HttpClient = class {
	constructor(userAgent, handlers, requestOptions) {
		this._ignoreSslError = !1, this._allowRedirects = !0, this._allowRedirectDowngrade = !1, this._maxRedirects = 50, this._allowRetries = !1, this._maxRetries = 1, this._keepAlive = !1, this._disposed = !1, this.userAgent = this._getUserAgentWithOrchestrationId(userAgent), this.handlers = handlers || [], this.requestOptions = requestOptions, requestOptions && (requestOptions.ignoreSslError != null && (this._ignoreSslError = requestOptions.ignoreSslError), this._socketTimeout = requestOptions.socketTimeout, requestOptions.allowRedirects != null && (this._allowRedirects = requestOptions.allowRedirects), requestOptions.allowRedirectDowngrade != null && (this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade), requestOptions.maxRedirects != null && (this._maxRedirects = Math.max(requestOptions.maxRedirects, 0)), requestOptions.keepAlive != null && (this._keepAlive = requestOptions.keepAlive), requestOptions.allowRetries != null && (this._allowRetries = requestOptions.allowRetries), requestOptions.maxRetries != null && (this._maxRetries = requestOptions.maxRetries));
	}
	options(requestUrl, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("OPTIONS", requestUrl, null, additionalHeaders || {});
		});
	}
	get(requestUrl, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("GET", requestUrl, null, additionalHeaders || {});
		});
	}
	del(requestUrl, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("DELETE", requestUrl, null, additionalHeaders || {});
		});
	}
	post(requestUrl, data, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("POST", requestUrl, data, additionalHeaders || {});
		});
	}
	patch(requestUrl, data, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("PATCH", requestUrl, data, additionalHeaders || {});
		});
	}
	put(requestUrl, data, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("PUT", requestUrl, data, additionalHeaders || {});
		});
	}
	head(requestUrl, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("HEAD", requestUrl, null, additionalHeaders || {});
		});
	}
	sendStream(verb, requestUrl, stream, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request(verb, requestUrl, stream, additionalHeaders);
		});
	}
	/**
	* Gets a typed object from an endpoint
	* Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
	*/
	getJson(requestUrl_1) {
		return __awaiter$1(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
			let res = yield this.get(requestUrl, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	postJson(requestUrl_1, obj_1) {
		return __awaiter$1(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
			let data = JSON.stringify(obj, null, 2);
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson), additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
			let res = yield this.post(requestUrl, data, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	putJson(requestUrl_1, obj_1) {
		return __awaiter$1(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
			let data = JSON.stringify(obj, null, 2);
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson), additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
			let res = yield this.put(requestUrl, data, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	patchJson(requestUrl_1, obj_1) {
		return __awaiter$1(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
			let data = JSON.stringify(obj, null, 2);
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson), additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
			let res = yield this.patch(requestUrl, data, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	/**
	* Makes a raw http request.
	* All other methods such as get, post, patch, and request ultimately call this.
	* Prefer get, del, post and patch
	*/
	request(verb, requestUrl, data, headers) {
		return __awaiter$1(this, void 0, void 0, function* () {
			if (this._disposed) throw Error("Client has already been disposed.");
			let parsedUrl = new URL(requestUrl), info = this._prepareRequest(verb, parsedUrl, headers), maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb) ? this._maxRetries + 1 : 1, numTries = 0, response;
			do {
				if (response = yield this.requestRaw(info, data), response && response.message && response.message.statusCode === HttpCodes.Unauthorized) {
					let authenticationHandler;
					for (let handler of this.handlers) if (handler.canHandleAuthentication(response)) {
						authenticationHandler = handler;
						break;
					}
					return authenticationHandler ? authenticationHandler.handleAuthentication(this, info, data) : response;
				}
				let redirectsRemaining = this._maxRedirects;
				for (; response.message.statusCode && HttpRedirectCodes.includes(response.message.statusCode) && this._allowRedirects && redirectsRemaining > 0;) {
					let redirectUrl = response.message.headers.location;
					if (!redirectUrl) break;
					let parsedRedirectUrl = new URL(redirectUrl);
					if (parsedUrl.protocol === "https:" && parsedUrl.protocol !== parsedRedirectUrl.protocol && !this._allowRedirectDowngrade) throw Error("Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.");
					if (yield response.readBody(), parsedRedirectUrl.hostname !== parsedUrl.hostname) for (let header in headers) header.toLowerCase() === "authorization" && delete headers[header];
					info = this._prepareRequest(verb, parsedRedirectUrl, headers), response = yield this.requestRaw(info, data), redirectsRemaining--;
				}
				if (!response.message.statusCode || !HttpResponseRetryCodes.includes(response.message.statusCode)) return response;
				numTries += 1, numTries < maxTries && (yield response.readBody(), yield this._performExponentialBackoff(numTries));
			} while (numTries < maxTries);
			return response;
		});
	}
	/**
	* Needs to be called if keepAlive is set to true in request options.
	*/
	dispose() {
		this._agent && this._agent.destroy(), this._disposed = !0;
	}
	/**
	* Raw request.
	* @param info
	* @param data
	*/
	requestRaw(info, data) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return new Promise((resolve, reject) => {
				function callbackForResult(err, res) {
					err ? reject(err) : res ? resolve(res) : reject(/* @__PURE__ */ Error("Unknown error"));
				}
				this.requestRawWithCallback(info, data, callbackForResult);
			});
		});
	}
	/**
	* Raw request with callback.
	* @param info
	* @param data
	* @param onResult
	*/
	requestRawWithCallback(info, data, onResult) {
		typeof data == "string" && (info.options.headers || (info.options.headers = {}), info.options.headers["Content-Length"] = Buffer.byteLength(data, "utf8"));
		let callbackCalled = !1;
		function handleResult(err, res) {
			callbackCalled || (callbackCalled = !0, onResult(err, res));
		}
		let req = info.httpModule.request(info.options, (msg) => {
			handleResult(void 0, new HttpClientResponse(msg));
		}), socket;
		req.on("socket", (sock) => {
			socket = sock;
		}), req.setTimeout(this._socketTimeout || 18e4, () => {
			socket && socket.end(), handleResult(/* @__PURE__ */ Error(`Request timeout: ${info.options.path}`));
		}), req.on("error", function(err) {
			handleResult(err);
		}), data && typeof data == "string" && req.write(data, "utf8"), data && typeof data != "string" ? (data.on("close", function() {
			req.end();
		}), data.pipe(req)) : req.end();
	}
	/**
	* Gets an http agent. This function is useful when you need an http agent that handles
	* routing through a proxy server - depending upon the url and proxy environment variables.
	* @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
	*/
	getAgent(serverUrl) {
		let parsedUrl = new URL(serverUrl);
		return this._getAgent(parsedUrl);
	}
	getAgentDispatcher(serverUrl) {
		let parsedUrl = new URL(serverUrl), proxyUrl = getProxyUrl(parsedUrl);
		if (proxyUrl && proxyUrl.hostname) return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
	}
	_prepareRequest(method, requestUrl, headers) {
		let info = {};
		info.parsedUrl = requestUrl;
		let usingSsl = info.parsedUrl.protocol === "https:";
		info.httpModule = usingSsl ? https : http;
		let defaultPort = usingSsl ? 443 : 80;
		if (info.options = {}, info.options.host = info.parsedUrl.hostname, info.options.port = info.parsedUrl.port ? parseInt(info.parsedUrl.port) : defaultPort, info.options.path = (info.parsedUrl.pathname || "") + (info.parsedUrl.search || ""), info.options.method = method, info.options.headers = this._mergeHeaders(headers), this.userAgent != null && (info.options.headers["user-agent"] = this.userAgent), info.options.agent = this._getAgent(info.parsedUrl), this.handlers) for (let handler of this.handlers) handler.prepareRequest(info.options);
		return info;
	}
	_mergeHeaders(headers) {
		return this.requestOptions && this.requestOptions.headers ? Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {})) : lowercaseKeys(headers || {});
	}
	/**
	* Gets an existing header value or returns a default.
	* Handles converting number header values to strings since HTTP headers must be strings.
	* Note: This returns string | string[] since some headers can have multiple values.
	* For headers that must always be a single string (like Content-Type), use the
	* specialized _getExistingOrDefaultContentTypeHeader method instead.
	*/
	_getExistingOrDefaultHeader(additionalHeaders, header, _default) {
		let clientHeader;
		if (this.requestOptions && this.requestOptions.headers) {
			let headerValue = lowercaseKeys(this.requestOptions.headers)[header];
			headerValue && (clientHeader = typeof headerValue == "number" ? headerValue.toString() : headerValue);
		}
		let additionalValue = additionalHeaders[header];
		return additionalValue === void 0 ? clientHeader === void 0 ? _default : clientHeader : typeof additionalValue == "number" ? additionalValue.toString() : additionalValue;
	}
	/**
	* Specialized version of _getExistingOrDefaultHeader for Content-Type header.
	* Always returns a single string (not an array) since Content-Type should be a single value.
	* Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
	* This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
	* that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
	*/
	_getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
		let clientHeader;
		if (this.requestOptions && this.requestOptions.headers) {
			let headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
			headerValue && (clientHeader = typeof headerValue == "number" ? String(headerValue) : Array.isArray(headerValue) ? headerValue.join(", ") : headerValue);
		}
		let additionalValue = additionalHeaders[Headers.ContentType];
		return additionalValue === void 0 ? clientHeader === void 0 ? _default : clientHeader : typeof additionalValue == "number" ? String(additionalValue) : Array.isArray(additionalValue) ? additionalValue.join(", ") : additionalValue;
	}
	_getAgent(parsedUrl) {
		let agent, proxyUrl = getProxyUrl(parsedUrl), useProxy = proxyUrl && proxyUrl.hostname;
		if (this._keepAlive && useProxy && (agent = this._proxyAgent), useProxy || (agent = this._agent), agent) return agent;
		let usingSsl = parsedUrl.protocol === "https:", maxSockets = 100;
		if (this.requestOptions && (maxSockets = this.requestOptions.maxSockets || http.globalAgent.maxSockets), proxyUrl && proxyUrl.hostname) {
			let agentOptions = {
				maxSockets,
				keepAlive: this._keepAlive,
				proxy: Object.assign(Object.assign({}, (proxyUrl.username || proxyUrl.password) && { proxyAuth: `${proxyUrl.username}:${proxyUrl.password}` }), {
					host: proxyUrl.hostname,
					port: proxyUrl.port
				})
			}, tunnelAgent, overHttps = proxyUrl.protocol === "https:";
			tunnelAgent = usingSsl ? overHttps ? import_tunnel.httpsOverHttps : import_tunnel.httpsOverHttp : overHttps ? import_tunnel.httpOverHttps : import_tunnel.httpOverHttp, agent = tunnelAgent(agentOptions), this._proxyAgent = agent;
		}
		if (!agent) {
			let options = {
				keepAlive: this._keepAlive,
				maxSockets
			};
			agent = usingSsl ? new https.Agent(options) : new http.Agent(options), this._agent = agent;
		}
		return usingSsl && this._ignoreSslError && (agent.options = Object.assign(agent.options || {}, { rejectUnauthorized: !1 })), agent;
	}
	_getProxyAgentDispatcher(parsedUrl, proxyUrl) {
		let proxyAgent;
		if (this._keepAlive && (proxyAgent = this._proxyAgentDispatcher), proxyAgent) return proxyAgent;
		let usingSsl = parsedUrl.protocol === "https:";
		return proxyAgent = new ProxyAgent(Object.assign({
			uri: proxyUrl.href,
			pipelining: +!!this._keepAlive
		}, (proxyUrl.username || proxyUrl.password) && { token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString("base64")}` })), this._proxyAgentDispatcher = proxyAgent, usingSsl && this._ignoreSslError && (proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, { rejectUnauthorized: !1 })), proxyAgent;
	}
	_getUserAgentWithOrchestrationId(userAgent) {
		let baseUserAgent = userAgent || "actions/http-client", orchId = process.env.ACTIONS_ORCHESTRATION_ID;
		return orchId ? `${baseUserAgent} actions_orchestration_id/${orchId.replace(/[^a-z0-9_.-]/gi, "_")}` : baseUserAgent;
	}
	_performExponentialBackoff(retryNumber) {
		return __awaiter$1(this, void 0, void 0, function* () {
			retryNumber = Math.min(10, retryNumber);
			let ms = 5 * 2 ** retryNumber;
			return new Promise((resolve) => setTimeout(() => resolve(), ms));
		});
	}
	_processResponse(res, options) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return new Promise((resolve, reject) => __awaiter$1(this, void 0, void 0, function* () {
				let statusCode = res.message.statusCode || 0, response = {
					statusCode,
					result: null,
					headers: {}
				};
				statusCode === HttpCodes.NotFound && resolve(response);
				function dateTimeDeserializer(key, value) {
					if (typeof value == "string") {
						let a = new Date(value);
						if (!isNaN(a.valueOf())) return a;
					}
					return value;
				}
				let obj, contents;
				try {
					contents = yield res.readBody(), contents && contents.length > 0 && (obj = options && options.deserializeDates ? JSON.parse(contents, dateTimeDeserializer) : JSON.parse(contents), response.result = obj), response.headers = res.message.headers;
				} catch {}
				if (statusCode > 299) {
					let msg;
					msg = obj && obj.message ? obj.message : contents && contents.length > 0 ? contents : `Failed request: (${statusCode})`;
					let err = new HttpClientError(msg, statusCode);
					err.result = response.result, reject(err);
				} else resolve(response);
			}));
		});
	}
};
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => (c[k.toLowerCase()] = obj[k], c), {});
// node_modules/@actions/http-client/lib/auth.js
var __awaiter = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P ||= Promise)(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator.throw(value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
}, BearerCredentialHandler = class {
	constructor(token) {
		this.token = token;
	}
	prepareRequest(options) {
		if (!options.headers) throw Error("The request has no headers");
		options.headers.Authorization = `Bearer ${this.token}`;
	}
	canHandleAuthentication() {
		return !1;
	}
	handleAuthentication() {
		return __awaiter(this, void 0, void 0, function* () {
			throw Error("not implemented");
		});
	}
};
Object.defineProperty(exports, "BearerCredentialHandler", {
	enumerable: !0,
	get: function() {
		return BearerCredentialHandler;
	}
}), Object.defineProperty(exports, "HttpClient", {
	enumerable: !0,
	get: function() {
		return HttpClient;
	}
}), Object.defineProperty(exports, "HttpCodes", {
	enumerable: !0,
	get: function() {
		return HttpCodes;
	}
}), Object.defineProperty(exports, "fetch", {
	enumerable: !0,
	get: function() {
		return fetch;
	}
});
