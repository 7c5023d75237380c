package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// hugoVersion is the version that is measured against.
const hugoVersion = "v0.165.0"

// tools are the programs, by name, as files.
type tools map[string]string

// install builds onrecord, which is the module in the parent folder, this module's
// programs, and Hugo unless it has been built before.
func install(withHugo bool) (tools, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, err
	}
	cache = filepath.Join(cache, "onrecord-bench")
	t := tools{}
	for name, folder := range map[string]string{
		"onrecord": "..", "docket": "docket", "hugosite": "hugosite", "floor": "floor",
	} {
		t[name] = executable(filepath.Join(cache, name))
		if err := command("go", "build", "-C", folder, "-o", t[name], "."); err != nil {
			return nil, err
		}
	}
	if !withHugo {
		return t, nil
	}
	folder := filepath.Join(cache, "hugo-"+hugoVersion)
	t["hugo"] = executable(filepath.Join(folder, "hugo"))
	if _, err := os.Stat(t["hugo"]); err == nil {
		return t, nil
	}
	fmt.Fprintln(os.Stderr, "bench: building Hugo", hugoVersion, "(once; takes some minutes)")
	return t, command("env", "GOBIN="+folder, "CGO_ENABLED=0", "go", "install", "github.com/gohugoio/hugo@"+hugoVersion)
}

func executable(path string) string {
	if runtime.GOOS == "windows" {
		return path + ".exe"
	}
	return path
}

// command runs a program whose output matters only when it fails.
func command(name string, args ...string) error {
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return nil
}

// machine says on what and with what was measured.
func machine(t tools) string {
	s := fmt.Sprintf("%s/%s, %d processors%s; %s",
		runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), processor(), runtime.Version())
	if t["hugo"] != "" {
		s += "; Hugo " + hugoVersion
	}
	return s
}

// processor is the processor's name, where the system tells it.
func processor() string {
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return ""
	}
	_, after, found := strings.Cut(string(info), "model name\t: ")
	if !found {
		return ""
	}
	name, _, _ := strings.Cut(after, "\n")
	return " (" + name + ")"
}
