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
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/tikv/client-go/v2/config"
	"github.com/tikv/client-go/v2/rawkv"
)

func main() {
	if len(os.Args) < 7 {
		fmt.Fprintln(os.Stderr, "usage: bench get|put IN_FLIGHT KEYS VALUE_BYTES SECONDS PD...")
		os.Exit(2)
	}
	operation := os.Args[1]
	inFlight, keys, valueBytes := number(2), number(3), number(4)
	duration := time.Duration(number(5)) * time.Second
	ctx := context.Background()
	client, err := rawkv.NewClient(ctx, os.Args[6:], config.Security{})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	value := make([]byte, valueBytes)
	var measuring, stopping atomic.Bool
	var group sync.WaitGroup
	latencies := make([][]float64, inFlight)
	for worker := 0; worker < inFlight; worker++ {
		group.Add(1)
		go func(worker int) {
			defer group.Done()
			random := rand.New(rand.NewSource(int64(worker)))
			for !stopping.Load() {
				key := []byte(fmt.Sprintf("bench/%08d", random.Intn(keys)))
				begin := time.Now()
				var err error
				if operation == "get" {
					_, err = client.Get(ctx, key)
				} else {
					err = client.Put(ctx, key, value)
				}
				if err != nil {
					fmt.Fprintln(os.Stderr, err)
					os.Exit(1)
				}
				if measuring.Load() {
					latencies[worker] = append(latencies[worker], float64(time.Since(begin).Nanoseconds())/1e3)
				}
			}
		}(worker)
	}
	time.Sleep(1500 * time.Millisecond)
	begin, cpu := time.Now(), cpuMicros()
	measuring.Store(true)
	time.Sleep(duration)
	measuring.Store(false)
	seconds, used := time.Since(begin).Seconds(), cpuMicros()-cpu
	stopping.Store(true)
	group.Wait()
	var all []float64
	for _, part := range latencies {
		all = append(all, part...)
	}
	sort.Float64s(all)
	json.NewEncoder(os.Stdout).Encode(map[string]any{
		"operations": len(all), "seconds": seconds, "cpuMicros": used,
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
