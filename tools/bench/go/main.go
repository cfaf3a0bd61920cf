// Closed-loop load with client-go: a fixed number of requests in flight, one JSON line of results.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) < 7 {
		fmt.Fprintln(os.Stderr, "usage: bench OPERATION IN_FLIGHT KEYS VALUE_BYTES SECONDS PD...")
		os.Exit(2)
	}
	inFlight, keys, valueBytes := number(2), number(3), number(4)
	duration := time.Duration(number(5)) * time.Second
	with := load{inFlight: inFlight, keys: keys, value: make([]byte, valueBytes), pd: os.Args[6:]}
	operation, err := operationNamed(context.Background(), os.Args[1], with)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var measuring, stopping atomic.Bool
	var done atomic.Int64
	var group sync.WaitGroup
	latencies := make([][]float64, inFlight)
	for worker := 0; worker < inFlight; worker++ {
		group.Add(1)
		go func(worker int) {
			defer group.Done()
			random := rand.New(rand.NewSource(int64(worker)))
			for !stopping.Load() {
				begin := time.Now()
				if err := operation(worker, random); err != nil {
					fmt.Fprintln(os.Stderr, err)
					os.Exit(1)
				}
				done.Add(1)
				if measuring.Load() {
					latencies[worker] = append(latencies[worker], float64(time.Since(begin).Nanoseconds())/1e3)
				}
			}
		}(worker)
	}
	// Warm means time and operations, as in the other load generators: a busy machine may give little of either.
	started := time.Now()
	for {
		time.Sleep(50 * time.Millisecond)
		warm := time.Since(started)
		if warm > 15*time.Second || (warm > 1500*time.Millisecond && done.Load() > 20_000) {
			break
		}
	}
	begin, cpu, server := time.Now(), cpuMicros(), serverCPUMicros()
	measuring.Store(true)
	time.Sleep(duration)
	measuring.Store(false)
	seconds, used, serverUsed := time.Since(begin).Seconds(), cpuMicros()-cpu, serverCPUMicros()-server
	stopping.Store(true)
	group.Wait()
	var all []float64
	for _, part := range latencies {
		all = append(all, part...)
	}
	if len(all) == 0 {
		fmt.Fprintln(os.Stderr, "no operation ended while it was measured")
		os.Exit(1)
	}
	sort.Float64s(all)
	json.NewEncoder(os.Stdout).Encode(map[string]any{
		"operations": len(all), "seconds": seconds, "cpuMicros": used, "serverCpuMicros": serverUsed,
		"p50": all[len(all)/2], "p99": all[len(all)*99/100],
	})
}

func number(index int) int {
	n, err := strconv.Atoi(os.Args[index])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	return n
}

func cpuMicros() float64 {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return float64(usage.Utime.Sec+usage.Stime.Sec)*1e6 + float64(usage.Utime.Usec+usage.Stime.Usec)
}

// CPU time of the process that BENCH_SERVER_PID names, in steps of 10 ms; 0 where that cannot be known.
func serverCPUMicros() float64 {
	stat, err := os.ReadFile("/proc/" + os.Getenv("BENCH_SERVER_PID") + "/stat")
	if err != nil {
		return 0
	}
	text := string(stat)
	fields := strings.Fields(text[strings.LastIndex(text, ")")+2:])
	user, _ := strconv.ParseFloat(fields[11], 64)
	system, _ := strconv.ParseFloat(fields[12], 64)
	return (user + system) * 1e4
}
