// src/edges/applications/open-application.ts
/**
* The user's own application. Nothing is loaded, read or started before the first case.
*
* @returns an application that throws only where a commit's files cannot be had for a command: a UserError
*/
function openApplication(target, place) {
	let opened;
	const application = () => {
		opened ??= open(target, place);
		return opened;
	};
	return {
		answer: async (variant, asked, signal) => (await application()).answer(variant, asked, signal),
		close: async () => (await opened?.catch(() => void 0))?.close()
	};
}
async function open(target, place) {
	const { patientApplication } = await import("./patient-application.js");
	const { graceMs = 5e3, cache, attempts, sleep, random } = place;
	return patientApplication(await doorOf(target, place), {
		cache,
		graceMs,
		identity: identityOf(target, place),
		...target.price !== void 0 && { price: target.price },
		...attempts !== void 0 && { attempts },
		...sleep !== void 0 && { sleep },
		...random !== void 0 && { random }
	});
}
async function doorOf(target, place) {
	const { folder, commit, files, environment, closingMs = 2e3 } = place;
	switch (target.kind) {
		case "http": {
			const { httpDoor } = await import("./http-application.js");
			return httpDoor(target, environment);
		}
		case "command": {
			const { commandDoor } = await import("./command-application.js");
			return commandDoor(target, {
				folder,
				environment,
				graceMs: closingMs,
				...commit !== void 0 && { commit },
				...files !== void 0 && { files }
			});
		}
		default: return target;
	}
}
function identityOf(target, { commit }) {
	return target.kind === "http" ? { url: target.url } : {
		command: target.command,
		commit
	};
}

export { openApplication };