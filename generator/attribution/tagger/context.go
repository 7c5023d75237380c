package tagger

// The features of one token in its surroundings. Each add has a number of its own.

// words adds the words around token i.
func (v *view) words(i int) {
	a, b, c, d, e := v.at(i-2), v.at(i-1), v.at(i), v.at(i+1), v.at(i+2)
	v.add(0)
	v.add(1, c.word)
	v.add(2, b.word)
	v.add(3, d.word)
	v.add(4, a.word)
	v.add(5, e.word)
	v.add(6, b.word, c.word)
	v.add(7, c.word, d.word)
	v.add(8, a.word, b.word)
	v.add(9, d.word, e.word)
	v.add(10, c.stem)
	v.add(11, b.stem)
	v.add(12, d.stem)
	v.add(13, a.word, b.word, c.word)
	v.add(14, c.word, d.word, e.word)
	v.add(15, b.word, c.word, d.word)
	v.add(16, v.at(i-3).word)
	v.add(17, v.at(i+3).word)
}

// forms adds the forms of the words around token i: what is known of words that were never
// seen.
func (v *view) forms(i int) {
	a, b, c, d, e := v.at(i-2), v.at(i-1), v.at(i), v.at(i+1), v.at(i+2)
	v.add(20, c.form)
	v.add(21, b.form, c.form)
	v.add(22, c.form, d.form)
	v.add(23, a.form, b.form, c.form)
	v.add(24, b.form, c.form, d.form)
	v.add(25, c.form, d.form, e.form)
	v.add(26, a.form, b.form, c.form, d.form)
	v.add(27, b.form, c.form, d.form, e.form)
	v.add(28, a.form, b.form, c.form, d.form, e.form)
	v.add(29, c.ending, c.shape)
	v.add(30, c.begins)
	v.add(31, b.ending)
	v.add(32, d.ending)
	v.add(33, b.shape, c.shape, d.shape)
	v.add(34, c.cue)
	v.add(35, b.cue, c.cue, d.cue)
	v.add(36, a.cue, b.form)
	v.add(37, e.cue, d.form)
	v.add(38, v.at(i-3).form, a.form, b.form)
	v.add(39, d.form, e.form, v.at(i+3).form)
}

// quotation adds whether the tokens around i stand in quotation marks.
func (v *view) quotation(i int) {
	var around [5]uint64
	for j := range around {
		if at := i + j - 2; at >= 0 && at < len(v.tokens) {
			around[j] = uint64(v.tokens[at].quoted) + 1
			if v.tokens[at].paragraph != v.tokens[i].paragraph {
				around[j] = 7
			}
		}
	}
	c := v.at(i)
	q := around[2]
	left, right := v.quotedTo(i, -1), v.quotedTo(i, 1)
	v.add(40, q)
	v.add(41, around[1], q, around[3])
	v.add(42, around[0], around[1], q, around[3], around[4])
	v.add(43, q, c.word)
	v.add(44, around[1], q, c.form)
	v.add(45, q, around[3], c.form)
	v.add(46, q, left, right)
	v.add(47, q, around[1], left, right, c.cue)
	v.add(48, q, c.form, v.at(i-1).form)
	v.add(49, q, c.form, v.at(i+1).form)
}

// quotedTo returns how far the quotation in which token i stands goes on in a direction, or
// for a token outside how far a quotation of its paragraph is away.
func (v *view) quotedTo(i, direction int) uint64 {
	k := v.tokens[i]
	inside := k.quoted != outside
	for j := i + direction; j >= 0 && j < len(v.tokens) && v.tokens[j].paragraph == k.paragraph; j += direction {
		if (v.tokens[j].quoted != outside) != inside {
			return bucket(max(j-i, i-j))
		}
	}
	return 15
}

// place adds where in its sentence, paragraph and text token i stands.
func (v *view) place(i int) {
	k, c := v.tokens[i], v.at(i)
	s := v.spans[k.sentence]
	q := uint64(k.quoted)
	var flags uint64
	if s.start == 0 || v.tokens[s.start-1].paragraph != k.paragraph {
		flags |= 1
	}
	if v.script {
		flags |= 2
	}
	if k.paragraph == 0 {
		flags |= 4
	}
	first, last := v.at(s.start), v.at(s.end-1)
	v.add(50, bucket(i-s.start), q)
	v.add(51, bucket(s.end-1-i), q)
	v.add(52, flags, bucket(i-s.start))
	v.add(53, flags, c.form)
	v.add(54, first.form, v.at(s.start+1).form)
	v.add(55, first.form, c.form)
	v.add(56, last.word, q)
	v.add(57, flags, q, bucket(i-s.start), c.shape)
	if s.start > 0 {
		before := v.tokens[s.start-1]
		v.add(58, uint64(before.quoted), q, flags)
		v.add(59, uint64(before.quoted), q, bucket(i-s.start), first.form)
	}
}

// nearCues adds the words nearest to token i that are used as cues, and what stands between.
func (v *view) nearCues(i int) {
	k, c := v.tokens[i], v.at(i)
	s := v.spans[k.sentence]
	q := uint64(k.quoted)
	left, between := v.nearest(i, -1, s)
	right, until := v.nearest(i, 1, s)
	var l, r marks
	var far, near uint64 = 15, 15
	if left >= 0 {
		l, far = v.at(left), bucket(i-left)
	}
	if right >= 0 {
		r, near = v.at(right), bucket(right-i)
	}
	v.add(60, l.word, between)
	v.add(61, l.cue, far, between, q)
	v.add(62, l.stem, far)
	v.add(63, r.word, until)
	v.add(64, r.cue, near, until, q)
	v.add(65, r.stem, near)
	v.add(66, l.cue, r.cue, between, until, q)
	v.add(67, l.stem, between, c.form)
	v.add(68, r.stem, until, c.form)
	v.add(69, l.cue, far, c.form, v.at(i-1).form)
	v.add(70, r.cue, near, c.form, v.at(i+1).form)
	v.add(71, l.stem, c.word)
	v.add(72, r.stem, c.word)
	v.add(73, l.word, v.after(left), between)
	v.add(74, l.stem, between, v.at(i+1).form)
	v.add(75, between, until, c.form)
}

// breaks are the words and marks at which a clause or a part of it begins.
var breaks = set(`to that as , : ; — – - and but or who which whose when after while if because for with by in on`)

// clause adds the nearest words at which a clause begins, to the left and to the right.
func (v *view) clause(i int) {
	k, c := v.tokens[i], v.at(i)
	s := v.spans[k.sentence]
	cue, _ := v.nearest(i, -1, s)
	left, right := s.start, s.end
	for j := i - 1; j >= s.start; j-- {
		if breaks[v.tokens[j].lower] || v.tokens[j].quoted > within {
			left = j
			break
		}
	}
	for j := i + 1; j < s.end; j++ {
		if breaks[v.tokens[j].lower] || v.tokens[j].quoted > within {
			right = j
			break
		}
	}
	l, r := v.at(left).word, v.at(right).word
	far, near := bucket(i-left), bucket(right-i)
	var stem, gap uint64 = 0, 15
	if cue >= 0 {
		stem, gap = v.at(cue).stem, bucket(i-cue)
	}
	v.add(80, l, v.at(left+1).form, far)
	v.add(81, r, v.at(right+1).form, near)
	v.add(82, l, r, c.form)
	v.add(83, stem, gap, r, near)
	v.add(84, stem, r, c.form)
	v.add(85, stem, l, v.at(left+1).form)
	v.add(86, l, v.at(left+1).form, v.at(left+2).form)
	v.add(87, r, v.at(right+1).form, v.at(right+2).form)
	v.add(88, stem, gap, r, c.shape)
}

// after returns the form of the word after a cue.
func (v *view) after(i int) uint64 {
	if i < 0 {
		return 0
	}
	return v.at(i + 1).form
}

// nearest returns the nearest token in the sentence that is often a cue, or -1, and what
// stands between: commas, quotation marks, "that", other marks.
func (v *view) nearest(i, direction int, s span) (at int, between uint64) {
	commas := uint64(0)
	for j := i + direction; j >= s.start && j < s.end; j += direction {
		if v.marks[j].cue&15 >= 2 || v.marks[j].cue >= 2<<4 {
			return j, between | commas
		}
		switch k := v.tokens[j]; {
		case k.lower == ",":
			commas = min(commas+1, 3)
		case k.quoted == opens:
			between |= 4
		case k.quoted == closes:
			between |= 8
		case k.lower == "that":
			between |= 16
		case k.lower == "to":
			between |= 32
		case k.lower == ":" || k.lower == ";" || k.lower == "—" || k.lower == "–":
			between |= 64
		case k.lower == "and" || k.lower == "but":
			between |= 128
		}
	}
	return -1, between | commas
}
