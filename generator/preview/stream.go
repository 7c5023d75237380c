package preview

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"onrecord/generator/diag"
)

// A stream's heartbeat tells both ends that the other still listens. A browser has one
// stream, so more than maxStreams come from something else.
const (
	heartbeat  = 15 * time.Second
	maxStreams = 256
)

// event describes a state. A browser that misses a number looks at all files again.
type event struct {
	Run    string   `json:"run"`
	Number int      `json:"number"`
	Files  []string `json:"files,omitempty"` // addresses of copied files that changed
}

// stream sends an event at once, and for every new state until the browser goes. A slow
// reader gets only the newest.
func (s *Server) stream(w http.ResponseWriter, r *http.Request) {
	if s.streams.Add(1) > maxStreams {
		s.streams.Add(-1)
		refuse(w, http.StatusServiceUnavailable, "too many streams are open")
		return
	}
	defer s.streams.Add(-1)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	out := http.NewResponseController(w)
	_ = out.SetReadDeadline(time.Time{}) // the request's time limit does not hold for the stream
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	fmt.Fprint(w, "retry: 500\n\n")
	for st, sent := s.state.Load(), -1; ; st = s.state.Load() {
		// A browser that takes nothing for so long has gone.
		_ = out.SetWriteDeadline(time.Now().Add(2 * heartbeat))
		if st.number == sent {
			fmt.Fprint(w, ": still here\n\n")
		} else {
			data, _ := json.Marshal(event{s.run, st.number, st.files}) // text and numbers only
			fmt.Fprintf(w, "data: %s\n\n", data)
			sent = st.number
		}
		if out.Flush() != nil {
			return
		}
		select {
		case <-st.replaced:
		case <-beat.C:
		case <-r.Context().Done():
			return
		}
	}
}

// problems answers with the newest errors as the terminal shows them, or with nothing.
func (s *Server) problems(w http.ResponseWriter) {
	st := s.state.Load()
	var b bytes.Buffer
	_ = diag.Text(&b, st.problems, st.source, diag.TextOptions{Width: 90}) // a buffer never fails
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(b.Bytes())
}
