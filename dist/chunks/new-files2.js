import { t as UserError } from "./errors2.js";
import { access, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

// src/edges/new-files.ts
/**
* Writes files that are not there yet into a folder, which is made if need be. None is written when one of them exists.
*
* @param files paths relative to the folder
* @param remedy what to do about files that are in the way
* @throws UserError that names every file in the way, or the place that cannot be written
*/
async function writeNewFiles(folder, files, remedy = "Name another folder: nothing is overwritten.") {
	await refuseExisting(folder, files.map(({ path }) => path), remedy);
	for (const { path, text } of files) {
		const place = join(folder, path);
		try {
			await mkdir(dirname(place), { recursive: true });
			await writeFile(place, text, { flag: "wx" });
		} catch (cause) {
			throw new UserError(`${place} cannot be written: ${cause.message}`, "Name a folder that can be written.", { cause });
		}
	}
}
/** @param paths relative to the folder @throws UserError that names all of them that are there */
async function refuseExisting(folder, paths, remedy) {
	const inTheWay = [];
	for (const path of paths) if (await isThere(join(folder, path))) inTheWay.push(join(folder, path));
	if (inTheWay.length > 0) throw new UserError(`${inTheWay.join(", ")} ${inTheWay.length === 1 ? "is" : "are"} there already`, remedy);
}
async function isThere(place) {
	return access(place).then(() => true, () => false);
}

export { writeNewFiles as n, refuseExisting as t };