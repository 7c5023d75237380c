// Package rawfile reads and makes whole files by the system's calls alone. An os.File in
// between asks the system half a dozen times for each whether it can be waited for, which
// for a hundred thousand small files is an eighth of the work. Paths have forward slashes;
// errors are [os.PathError].
package rawfile
